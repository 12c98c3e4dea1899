/* Buttons beside a date or a moment that fill it in: “tomorrow”, “tonight 18:00”; and the box that
   stands for all districts, which is ticked when none of them is. */
(() => {
  "use strict";
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-fill]");
    if (!button) return;
    const field = document.getElementById(button.dataset.fill);
    if (!field) return;
    field.value = button.dataset.fillWith;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
  });

  /* “Plan” sends the form as “publish” does, with another value: one button of that name is enough. */
  document.addEventListener("click", (event) => {
    const form = event.target.closest("[data-plan]") && document.querySelector("[data-edit-form]");
    if (!form) return;
    const send = document.createElement("button");
    Object.assign(send, { type: "submit", name: "action-publish", value: "plan", hidden: true });
    form.append(send);
    send.click();
    send.remove();
  });

  const boxes = (all) =>
    [...all.form.querySelectorAll(`input[type=checkbox][name="${all.dataset.allOf}"]`)];
  document.addEventListener("change", (event) => {
    const box = event.target;
    if (box.type !== "checkbox" || !box.form) return;
    if (box.dataset.allOf !== undefined) {
      if (!box.checked && !boxes(box).some((each) => each.checked)) box.checked = true;
      else if (box.checked) boxes(box).forEach((each) => { each.checked = false; });
      return;
    }
    /* The box for all ticks and empties the others; it is ticked when they all are. */
    const group = box.closest("div.wijk-ticks");
    if (group) {
      const [first, ...others] = group.querySelectorAll("input[type=checkbox]");
      if (first.value !== "all") return;
      if (box === first) others.forEach((each) => { each.checked = first.checked; });
      else first.checked = others.every((each) => each.checked);
      return;
    }
    const all = box.form.querySelector(`[data-all-of="${CSS.escape(box.name)}"]`);
    if (all) all.checked = !boxes(all).some((each) => each.checked);
  });

  /* The moment on which a page goes online. */
  const moments = document.getElementById("wijk-moments");
  const start = () => {
    const field = document.getElementById("id_go_live_at");
    if (!field || !moments || document.querySelector(".wijk-moments")) return;
    const row = document.createElement("p");
    row.className = "wijk-buttons wijk-moments";
    for (const [words, value] of JSON.parse(moments.textContent)) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "button button-small button-secondary";
      button.dataset.fill = field.id;
      button.dataset.fillWith = value;
      button.textContent = words;
      row.append(button);
    }
    (field.closest(".w-field__input") || field).after(row);
  };
  /* The dialog that the field stands in comes into the page when it is opened. */
  for (const name of ["DOMContentLoaded", "w-dialog:shown", "focusin"])
    document.addEventListener(name, start);
  if (document.readyState !== "loading") start();
})();
