/* Dates and times in the forms of the CMS. Takes the place of Wagtail's file of this name: every
   date, time and date-with-time of Wagtail's and of ours asks for it, so all of them behave alike.

   What somebody types stays as typed: the server reads it. A calendar helps to choose a day, with
   the mouse or with the keys of the ARIA Authoring Practices (combobox that opens a date dialog).
   Words come from the page (#wijk-date-words), names of months and days from the browser. */
(() => {
  "use strict";
  const STEP = 15;
  const MORNING = "09:00";
  const DAY = 24 * 60 * 60 * 1000;
  const DUTCH = /^\s*(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})(?!\d)/;
  const ISO = /^\s*(\d{4})-(\d{1,2})-(\d{1,2})/;
  const CLOCK = /(?:^|\s)(\d{1,2})[:.](\d{2})\s*(?:uur)?\s*$/;

  const words = () => JSON.parse(document.getElementById("wijk-date-words")?.textContent || "{}");
  const language = () => document.documentElement.lang || "nl";
  const written = (day, options) =>
    new Intl.DateTimeFormat(language(), { timeZone: "UTC", ...options }).format(day);
  /* Days are midnights in UTC: no change of the clock can shift one. */
  const dayOf = (year, month, date) => {
    const day = new Date(Date.UTC(year, month, date));
    return day.getUTCMonth() === month && day.getUTCDate() === date ? day : null;
  };
  const today = () => {
    const now = new Date();
    return dayOf(now.getFullYear(), now.getMonth(), now.getDate());
  };
  const moved = (day, days) => new Date(day.getTime() + days * DAY);
  const months = (day, count) => {
    const first = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + count, 1));
    const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0));
    return moved(first, Math.min(day.getUTCDate(), last.getUTCDate()) - 1);
  };
  const dutch = (day) => `${day.getUTCDate()}-${day.getUTCMonth() + 1}-${day.getUTCFullYear()}`;
  const clock = (minutes) =>
    [Math.floor(minutes / 60), minutes % 60].map((each) => String(each).padStart(2, "0")).join(":");

  /* Only for where the calendar opens: a text that is not plain numbers opens it at today. */
  const dayIn = (text) => {
    const dutchDay = DUTCH.exec(text);
    if (dutchDay) {
      const year = Number(dutchDay[3]);
      return dayOf(year < 100 ? 2000 + year : year, dutchDay[2] - 1, Number(dutchDay[1]));
    }
    const iso = ISO.exec(text);
    return iso ? dayOf(Number(iso[1]), iso[2] - 1, Number(iso[3])) : null;
  };
  const clockIn = (text) => {
    const found = CLOCK.exec(text);
    return found && found[1] < 24 && found[2] < 60 ? clock(found[1] * 60 + Number(found[2])) : "";
  };

  const element = (name, attributes = {}, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  };

  const write = (input, text) => {
    if (input.value === text) return;
    input.value = text;
    for (const name of ["input", "change"]) {
      const event = new Event(name, { bubbles: true });
      event.fromCalendar = true;
      input.dispatchEvent(event);
    }
  };

  class Calendar {
    constructor(input, { withTime, firstDay }) {
      this.input = input;
      this.withTime = withTime;
      this.firstDay = firstDay;
      this.words = words();
      this.popup = null;
      this.place = this.place.bind(this);
      this.outside = this.outside.bind(this);
      this.escape = this.escape.bind(this);
      this.box = element("span", { class: "wijk-date" });
      this.opener = element("button", {
        type: "button",
        class: "wijk-date__open",
        tabindex: "-1",
        "aria-label": [this.words.choose, input.labels?.[0]?.textContent.trim()]
          .filter(Boolean)
          .join(": "),
      });
      /* One of the icons that stand in every screen of the CMS. */
      this.opener.innerHTML =
        '<svg class="icon" aria-hidden="true"><use href="#icon-date"></use></svg>';
      input.before(this.box);
      this.box.append(input, this.opener);
      const state = { role: "combobox", "aria-haspopup": "dialog", "aria-expanded": "false" };
      for (const [key, value] of Object.entries(state)) input.setAttribute(key, value);
      input.addEventListener("click", () => this.open());
      input.addEventListener("keydown", (event) => this.inputKey(event));
      input.addEventListener("input", (event) => event.fromCalendar || this.close());
      this.opener.addEventListener("click", () => {
        if (this.popup) this.close();
        else this.open(true);
      });
      this.box.addEventListener("focusout", (event) => {
        if (event.relatedTarget && !this.box.contains(event.relatedTarget)) this.close();
      });
    }

    open(focus = false) {
      if (this.input.disabled || this.input.readOnly) return;
      if (!this.popup) {
        this.chosen = dayIn(this.input.value);
        this.day = this.chosen || today();
        this.make();
        this.box.append(this.popup);
        this.popup.showPopover();
        this.draw();
        this.place();
        this.input.setAttribute("aria-expanded", "true");
        this.input.setAttribute("aria-controls", this.popup.id);
        window.addEventListener("scroll", this.place, true);
        window.addEventListener("resize", this.place);
        window.addEventListener("keydown", this.escape, true);
        document.addEventListener("pointerdown", this.outside, true);
      }
      if (focus) this.grid.querySelector("[tabindex='0']").focus();
    }

    close(focus = false) {
      if (!this.popup) return;
      window.removeEventListener("scroll", this.place, true);
      window.removeEventListener("resize", this.place);
      window.removeEventListener("keydown", this.escape, true);
      document.removeEventListener("pointerdown", this.outside, true);
      const popup = this.popup;
      this.popup = null;
      this.input.setAttribute("aria-expanded", "false");
      this.input.removeAttribute("aria-controls");
      if (focus) this.input.focus();
      popup.remove();
    }

    /* A dialog around the form listens at the document: it must not close with the calendar. */
    escape(event) {
      if (event.key !== "Escape") return;
      event.preventDefault();
      event.stopPropagation();
      this.close(true);
    }

    outside(event) {
      if (!this.box.contains(event.target)) this.close();
    }

    place() {
      const field = this.input.getBoundingClientRect();
      const { offsetHeight: height, offsetWidth: width } = this.popup;
      const below = field.bottom + height <= window.innerHeight || field.top < height;
      const left = Math.max(4, Math.min(field.left, window.innerWidth - width - 4));
      this.popup.style.top = `${below ? field.bottom : field.top - height}px`;
      this.popup.style.left = `${left}px`;
    }

    make() {
      const turn = (label, text, count) => {
        const button = element("button", { type: "button", "aria-label": label }, text);
        button.addEventListener("click", () => this.show(months(this.day, count), false));
        return button;
      };
      this.heading = element("span", { "aria-live": "polite" });
      this.grid = element("table", { role: "grid" });
      this.popup = element(
        "div",
        {
          id: `${this.input.id}-calendar`,
          class: "wijk-calendar",
          popover: "manual",
          role: "dialog",
          "aria-label": this.words.choose,
        },
        element(
          "div",
          { class: "wijk-calendar__head" },
          turn(this.words.yearBack, "«", -12),
          turn(this.words.monthBack, "‹", -1),
          this.heading,
          turn(this.words.monthOn, "›", 1),
          turn(this.words.yearOn, "»", 12),
        ),
        this.grid,
      );
      if (this.withTime) this.popup.append(this.times());
      this.popup.append(element("p", { class: "wijk-calendar__keys" }, this.words.keys));
      this.grid.addEventListener("click", (event) => {
        const cell = event.target.closest("td[data-day]");
        if (cell) this.choose(new Date(cell.dataset.day));
      });
      this.grid.addEventListener("keydown", (event) => this.gridKey(event));
      /* The form must not take what is chosen in here for a field of its own. */
      for (const name of ["input", "change"])
        this.popup.addEventListener(name, (event) => event.stopPropagation());
    }

    times() {
      const typed = clockIn(this.input.value);
      const times = Array.from({ length: 48 }, (_nothing, number) => clock(number * 30));
      if (typed && !times.includes(typed)) times.push(typed);
      this.time = element("select", {}, ...times.sort().map((each) => element("option", {}, each)));
      this.time.value = typed || MORNING;
      this.time.addEventListener("change", () => {
        if (this.chosen) this.write(this.chosen);
      });
      this.time.addEventListener("keydown", (event) => {
        if (event.key !== "Enter") return;
        event.preventDefault();
        this.close(true);
      });
      return element("label", { class: "wijk-calendar__time" }, this.words.time, this.time);
    }

    draw() {
      const [year, month] = [this.day.getUTCFullYear(), this.day.getUTCMonth()];
      this.heading.textContent = written(this.day, { month: "long", year: "numeric" });
      const first = dayOf(year, month, 1);
      let day = moved(first, -((first.getUTCDay() - this.firstDay + 7) % 7));
      const head = element("tr");
      for (let number = 0; number < 7; number += 1) {
        const name = moved(day, number);
        head.append(
          element(
            "th",
            { scope: "col", abbr: written(name, { weekday: "long" }) },
            written(name, { weekday: "short" }),
          ),
        );
      }
      const body = element("tbody");
      while (day < first || day.getUTCMonth() === month) {
        const row = element("tr");
        for (let number = 0; number < 7; number += 1, day = moved(day, 1))
          row.append(day.getUTCMonth() === month ? this.cell(day) : element("td"));
        body.append(row);
      }
      this.grid.replaceChildren(element("thead", {}, head), body);
    }

    cell(day) {
      const same = (other) => Boolean(other) && day.getTime() === other.getTime();
      const cell = element(
        "td",
        {
          role: "gridcell",
          "data-day": day.toISOString(),
          tabindex: same(this.day) ? "0" : "-1",
          "aria-selected": String(same(this.chosen)),
          "aria-label": written(day, { dateStyle: "full" }),
        },
        String(day.getUTCDate()),
      );
      if (same(today())) cell.setAttribute("aria-current", "date");
      return cell;
    }

    show(day, focus = true) {
      this.day = day;
      this.draw();
      this.place();
      if (focus) this.grid.querySelector("[tabindex='0']").focus();
    }

    write(day) {
      write(this.input, this.withTime ? `${dutch(day)} ${this.time.value}` : dutch(day));
    }

    choose(day) {
      this.chosen = day;
      this.write(day);
      if (!this.withTime) {
        this.close(true);
        return;
      }
      this.show(day, false);
      this.time.focus();
    }

    inputKey(event) {
      if (event.key === "ArrowDown") {
        event.preventDefault();
        this.open(true);
      } else if (event.key === "Enter" || (event.key === "Tab" && event.shiftKey)) this.close();
    }

    gridKey(event) {
      const weekday = (this.day.getUTCDay() - this.firstDay + 7) % 7;
      const pages = event.shiftKey ? 12 : 1;
      const days = {
        ArrowLeft: () => moved(this.day, -1),
        ArrowRight: () => moved(this.day, 1),
        ArrowUp: () => moved(this.day, -7),
        ArrowDown: () => moved(this.day, 7),
        Home: () => moved(this.day, -weekday),
        End: () => moved(this.day, 6 - weekday),
        PageUp: () => months(this.day, -pages),
        PageDown: () => months(this.day, pages),
      };
      if (event.key in days) this.show(days[event.key]());
      else if (event.key === "Enter" || event.key === " ") this.choose(this.day);
      else return;
      event.preventDefault();
    }
  }

  /* A time is typed; the arrow keys go a quarter of an hour on or back. */
  const stepTime = (event) => {
    const steps = { ArrowUp: STEP, ArrowDown: -STEP }[event.key];
    const input = event.target;
    const now = clockIn(input.value);
    if (!steps || input.readOnly || (input.value.trim() && !now)) return;
    event.preventDefault();
    const [hour, minute] = (now || MORNING).split(":").map(Number);
    const day = 24 * 60;
    write(input, now ? clock((hour * 60 + minute + steps + day) % day) : MORNING);
  };

  const begin = (kind) => (id, options) => {
    const input = document.getElementById(id);
    if (!input || input.dataset.wijkDate) return;
    input.dataset.wijkDate = kind;
    if (kind === "Time") input.addEventListener("keydown", stepTime);
    else {
      const withTime = kind === "DateTime";
      new Calendar(input, { withTime, firstDay: options?.dayOfWeekStart ?? 1 });
    }
  };
  for (const kind of ["Date", "Time", "DateTime"]) window[`init${kind}Chooser`] = begin(kind);

  /* The same three in blocks, which the browser builds. */
  class BlockWidget {
    constructor(options) {
      this.options = options;
    }

    render(placeholder, name, id, state) {
      const input = element("input", { type: "text", name, id, autocomplete: "off" });
      placeholder.replaceWith(input);
      window[this.chooser](id, this.options);
      const bound = {
        idForLabel: id,
        getValue: () => input.value,
        getState: () => input.value,
        setState: (value) => {
          input.value = value ?? "";
        },
        setInvalid: (invalid) => {
          if (invalid) input.setAttribute("aria-invalid", "true");
          else input.removeAttribute("aria-invalid");
        },
        focus: (options) => {
          if (!options?.soft) input.focus();
        },
        getTextLabel: () => input.value,
      };
      bound.setState(state);
      return bound;
    }
  }
  for (const kind of ["Date", "Time", "DateTime"]) {
    window.telepath?.register(
      `wagtail.widgets.Admin${kind}Input`,
      class extends BlockWidget {
        chooser = `init${kind}Chooser`;
      },
    );
  }
})();
