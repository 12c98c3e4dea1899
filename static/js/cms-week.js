/* Opening hours as a week: a row for each day with its periods. The periods themselves are the rows of
   Wagtail's inline panel; this puts each into the day and the part that its own fields name, and adds,
   splits and copies them. Without it they stand below each other. */
(() => {
  "use strict";
  const COPIED = ["opens", "closes", "admission", "weeks", "counted_from", "valid_from", "valid_until",
    "season", "yearly", "service", "place"];

  const element = (name, classname, text) => {
    const made = document.createElement(name);
    if (classname) made.className = classname;
    if (text) made.textContent = text;
    return made;
  };
  const tool = (text, act) => {
    const made = element("button", "button button-small button-secondary", text);
    made.type = "button";
    made.addEventListener("click", act);
    return made;
  };

  class Week {
    constructor(root) {
      this.root = root;
      this.forms = document.getElementById(`${root.dataset.week}-FORMS`);
      this.panel = this.forms.wijkPanel;
      this.words = JSON.parse(document.getElementById(root.dataset.weekWords).textContent);
      this.parts = new Map();
      this.part("week");
      for (const child of [...this.forms.children]) this.take(child);
      root.append(this.newSeason(), this.newService());
      this.count();
      const watch = (event) => {
        const child = event.target.closest("[data-inline-panel-child]");
        if (!child || !root.contains(child)) return;
        if (/-weekday$/.test(event.target.name || "")) this.put(child);
        this.name(child);
      };
      root.addEventListener("input", watch);
      root.addEventListener("change", watch);
      root.addEventListener("w-formset:removed", () => this.count());
      root.addEventListener("click", () => window.setTimeout(() => this.count(), 0));
    }

    field(child, name) {
      const prefix = child.id.replace("inline_child_", "");
      return child.querySelector(`[name="${prefix}-${name}"]`);
    }

    value(child, name) {
      const field = this.field(child, name);
      if (!field) return "";
      return field.type === "checkbox" ? (field.checked ? "on" : "") : field.value.trim();
    }

    set(child, name, value) {
      const field = this.field(child, name);
      if (!field) return;
      if (field.type === "checkbox") field.checked = Boolean(value);
      else field.value = value;
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }

    label(child, name) {
      const field = this.field(child, name);
      return field?.selectedOptions?.[0]?.textContent.trim() ?? "";
    }

    /* Which part a period stands in. */
    key(child) {
      const service = this.value(child, "service");
      const days = [this.value(child, "valid_from"), this.value(child, "valid_until")];
      if (this.value(child, "season"))
        return ["season", ...days, this.value(child, "yearly"), service].join("|");
      return service ? `service|${service}` : "week";
    }

    preset(key) {
      const [kind, one, two, yearly, service] = key.split("|");
      if (kind === "season")
        return { season: "on", valid_from: one, valid_until: two, yearly, service };
      return kind === "service" ? { service: one } : {};
    }

    title(key, child) {
      const [kind, one, two, yearly, service] = key.split("|");
      const { words } = this;
      if (kind === "week") return words.usual;
      const names = this.empty("service");
      const called = (code) =>
        [...names.options].find((each) => each.value === code)?.textContent.trim() ?? code;
      if (kind === "service") return `${words.only}: ${called(one)}`;
      const days = two ? `${one} ${words.until} ${two}` : one;
      return [`${words.season} ${days}`, yearly ? words.yearly : "", service ? called(service) : ""]
        .filter(Boolean)
        .join(", ");
    }

    empty(name) {
      const template = document.getElementById(`${this.root.dataset.week}-EMPTY_FORM_TEMPLATE`);
      return template.content.querySelector(`[name$="-${name}"]`);
    }

    part(key) {
      if (this.parts.has(key)) return this.parts.get(key);
      const box = element("details", "wijk-week");
      box.open = key === "week";
      const summary = element("summary");
      const list = element("ol", "wijk-week__days");
      const rows = this.words.days.map((day, index) => {
        const row = element("li");
        const periods = element("div", "wijk-week__periods");
        const tools = element("div", "wijk-week__tools");
        const add = tool(`+ ${this.words.add}`, () => this.add(key, index + 1, {}, true));
        add.setAttribute("aria-label", `${this.words.add}: ${day}`);
        tools.append(add, this.copier(key, index + 1, day));
        row.append(element("strong", "", day), periods, tools);
        list.append(row);
        return periods;
      });
      box.append(summary, list);
      const part = { box, summary, rows, title: this.title(key) };
      this.parts.set(key, part);
      const last = [...this.parts.values()].at(-2);
      if (last) last.box.after(box);
      else this.root.append(box);
      return part;
    }

    copier(key, day, name) {
      const made = element("select");
      made.setAttribute("aria-label", `${name}: ${this.words.copy}`);
      const options = [["", this.words.copy], ["1-5", this.words.weekdays], ["1-7", this.words.all]];
      this.words.days.forEach((each, index) => {
        if (index + 1 !== day) options.push([`${index + 1}-${index + 1}`, each]);
      });
      for (const [value, text] of options) made.add(new Option(text, value));
      made.addEventListener("change", () => {
        const [first, last] = made.value.split("-").map(Number);
        made.value = "";
        for (let to = first; to <= last; to += 1) if (to !== day) this.copy(key, day, to);
        this.count();
      });
      return made;
    }

    of(key, day) {
      return [...this.parts.get(key).rows[day - 1].children].filter(
        (child) => !child.classList.contains("deleted"),
      );
    }

    copy(key, from, to) {
      for (const child of this.of(key, to))
        child.querySelector('[id$="-DELETE-button"]').click();
      for (const child of this.of(key, from)) this.add(key, to, this.values(child), false);
    }

    values(child) {
      return Object.fromEntries(COPIED.map((name) => [name, this.value(child, name)]));
    }

    add(key, day, values, open) {
      this.panel.addForm();
      const child = this.forms.lastElementChild;
      const all = { ...this.preset(key), ...values, weekday: String(day) };
      for (const [name, value] of Object.entries(all)) this.set(child, name, value);
      this.take(child, key);
      if (open) this.field(child, "opens").focus();
      else child.querySelector("[data-panel-toggle]").click();
      return child;
    }

    take(child, key = this.key(child)) {
      const content = child.querySelector(".w-panel__content");
      const tools = element("p", "wijk-buttons");
      tools.append(
        tool(this.words.split, () => this.split(child)),
        tool(this.words.whole, () => {
          this.set(child, "opens", "0:00");
          this.set(child, "closes", "0:00");
        }),
      );
      content.append(tools);
      child.dataset.weekPart = key;
      this.put(child);
      this.name(child);
      if (child.querySelector(".error-message, .w-field--error, [aria-invalid=true]"))
        this.parts.get(key).box.open = true;
    }

    put(child) {
      const day = Number(this.value(child, "weekday")) || 1;
      const row = this.part(child.dataset.weekPart).rows[day - 1];
      const start = this.minutes(this.value(child, "opens"));
      const after = [...row.children].find(
        (each) => each !== child && this.minutes(this.value(each, "opens")) > start,
      );
      row.insertBefore(child, after ?? null);
    }

    minutes(typed) {
      const found = /^(\d{1,2})(?:[:.](\d{2}))?/.exec(typed);
      return found ? Number(found[1]) * 60 + Number(found[2] ?? 0) : 24 * 60;
    }

    shown(minutes) {
      return `${Math.floor(minutes / 60)}.${String(minutes % 60).padStart(2, "0")}`;
    }

    name(child) {
      const [opens, closes] = ["opens", "closes"].map((name) => this.minutes(this.value(child, name)));
      const day = this.label(child, "weekday").slice(0, 2).toLowerCase();
      const whole = opens === 0 && closes === 0;
      const times = whole ? this.words.whole : `${this.shown(opens)}–${this.shown(closes)}`;
      const more = [
        this.value(child, "admission") === "walk-in" ? "" : this.label(child, "admission"),
        this.value(child, "weeks") ? this.label(child, "weeks") : "",
        this.value(child, "place"),
        this.dates(child),
      ].filter(Boolean);
      const filled = this.value(child, "opens") && this.value(child, "closes");
      const heading = child.querySelector("[data-panel-heading-text]");
      heading.textContent = filled ? [`${day} ${times}`, ...more].join(", ") : `${day} …`;
    }

    /* From when until when, where the part does not say it. */
    dates(child) {
      const [first, last] = ["valid_from", "valid_until"].map((name) => this.value(child, name));
      if (child.dataset.weekPart?.startsWith("season")) return "";
      const { since, until } = this.words;
      return [first && `${since} ${first}`, last && `${until} ${last}`].filter(Boolean).join(" ");
    }

    split(child) {
      const [opens, closes] = ["opens", "closes"].map((name) => this.minutes(this.value(child, name)));
      if (closes - opens < 90 || closes > 24 * 60) return;
      const noon = opens < 11.5 * 60 && closes > 14 * 60;
      const end = noon ? 12.5 * 60 : Math.round((opens + closes) / 120) * 60 - 15;
      const begin = noon ? 13 * 60 : end + 30;
      const values = { ...this.values(child), opens: this.shown(begin), closes: this.shown(closes) };
      this.set(child, "closes", this.shown(end));
      this.add(child.dataset.weekPart, Number(this.value(child, "weekday")), values, true);
      this.count();
    }

    count() {
      for (const [key, part] of this.parts) {
        let all = 0;
        part.rows.forEach((row, index) => {
          const here = this.of(key, index + 1).length;
          all += here;
          row.dataset.closed = here ? "" : this.words.closed;
        });
        part.summary.textContent = `${part.title} (${all})`;
      }
    }

    newSeason() {
      const box = element("details", "wijk-week wijk-week--new");
      box.append(element("summary", "", `+ ${this.words.newSeason}`));
      const row = element("p", "wijk-buttons");
      const input = (text) => {
        const label = element("label", "", `${text} `);
        const field = element("input");
        field.type = "text";
        field.size = 12;
        label.append(field);
        row.append(label);
        return field;
      };
      const [first, last] = [input(this.words.first), input(this.words.last)];
      const label = element("label");
      const yearly = element("input");
      yearly.type = "checkbox";
      yearly.checked = true;
      label.append(yearly, ` ${this.words.yearly}`);
      const wrong = element("p", "error-message");
      wrong.setAttribute("role", "alert");
      // Wagtail counts what is wrong on a tab, and counts an empty line too.
      wrong.hidden = true;
      row.append(
        label,
        tool(this.words.newSeason, () => {
          wrong.textContent = first.value.trim() && last.value.trim() ? "" : this.words.needed;
          wrong.hidden = !wrong.textContent;
          if (wrong.textContent) return;
          const days = [first.value.trim(), last.value.trim()];
          const key = ["season", ...days, yearly.checked ? "on" : "", ""].join("|");
          const part = this.part(key);
          for (let day = 1; day <= 7; day += 1)
            for (const child of this.of("week", day))
              this.add(key, day, { ...this.values(child), ...this.preset(key) }, false);
          part.box.open = true;
          box.open = false;
          this.count();
          part.summary.focus();
        }),
      );
      box.append(element("p", "help", this.words.newSeasonHelp), row, wrong);
      return box;
    }

    newService() {
      const box = element("details", "wijk-week wijk-week--new");
      box.append(element("summary", "", `+ ${this.words.newService}`));
      const choice = this.empty("service").cloneNode(true);
      for (const name of ["id", "name", "aria-describedby"]) choice.removeAttribute(name);
      choice.setAttribute("aria-label", this.words.newService);
      choice.options[0].textContent = "…";
      choice.addEventListener("change", (event) => {
        event.stopPropagation();
        if (!choice.value) return;
        const part = this.part(`service|${choice.value}`);
        choice.value = "";
        part.box.open = true;
        this.count();
        part.summary.focus();
      });
      box.append(choice);
      return box;
    }
  }

  const start = () => document.querySelectorAll("[data-week]").forEach((root) => new Week(root));
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
