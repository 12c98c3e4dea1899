/* The translators' desk: saves each text by itself while it is written, and shows the page beside it.
   Without this script the buttons save, and the preview opens in a tab of its own. */
(() => {
  "use strict";
  const PAUSE = 1200;

  const fieldsOf = (form, number) => ["text", "seen", "was", "made"].map((name) => form.elements[`${name}_${number}`]);

  const start = () => {
    const form = document.querySelector("form[data-desk-save]");
    if (!form) return;
    const status = form.querySelector("[data-desk-status]");
    const { deskSave, saving, saved, failed } = form.dataset;
    /* What each field held when it was first touched, or when it was last sent. */
    const known = new Map();
    let timer = 0;
    let busy = null;
    let frame = null;

    const numberOf = (element) => {
      const piece = element.closest("[data-desk-piece]");
      return piece ? piece.dataset.deskPiece : null;
    };
    const textOf = (number) => form.elements[`text_${number}`];
    const remember = (event) => {
      const number = numberOf(event.target);
      if (number !== null && !known.has(number)) known.set(number, textOf(number).value);
    };
    const changed = () => [...known.keys()].filter((number) => textOf(number).value !== known.get(number));

    const show = (number, answer) => {
      const piece = form.querySelector(`[data-desk-piece="${number}"]`);
      const state = piece.querySelector("[data-desk-state]");
      state.textContent = answer.state;
      state.className = `wijk-desk__state wijk-desk__state--${answer.code}`;
      piece.querySelector("[data-desk-terms]").innerHTML = answer.terms;
      form.elements.version.value = answer.version;
    };

    const send = async (number) => {
      const text = textOf(number).value;
      const data = new FormData();
      data.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
      data.append("number", number);
      data.append("version", form.elements.version.value);
      fieldsOf(form, number).forEach((field) => field && data.append(field.name, field.value));
      const right = form.elements[`right_${number}`];
      if (right && right.checked) data.append(right.name, "on");
      status.textContent = saving;
      known.set(number, text);
      try {
        const response = await fetch(deskSave, { method: "POST", body: data, headers: { Accept: "application/json" } });
        const answer = await response.json();
        if (!response.ok) {
          status.textContent = answer.error;
          return;
        }
        show(number, answer);
        const time = new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
        status.textContent = `${saved} (${time})`;
        if (frame) {
          /* A new frame: one that is still loading what was there before would go on with that. */
          const fresh = frame.cloneNode();
          frame.replaceWith(fresh);
          frame = fresh;
        }
      } catch {
        /* The CMS is away for a moment: the next change, or the button, saves it. */
        known.set(number, "");
        status.textContent = failed;
      }
    };

    const work = async () => {
      for (const number of changed()) await send(number);
      busy = null;
    };
    const later = () => {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => {
        if (!busy && changed().length) busy = work();
        else if (busy) later();
      }, PAUSE);
    };
    form.addEventListener("focusin", remember);
    ["input", "keyup", "change", "focusout"].forEach((name) => form.addEventListener(name, later));

    /* The button saves what is there after what is on its way: else it would seem that somebody else saved. */
    form.addEventListener("submit", (event) => {
      window.clearTimeout(timer);
      if (!busy) return;
      event.preventDefault();
      const button = event.submitter;
      busy.then(() => form.requestSubmit(button));
    });

    const link = document.querySelector("[data-desk-preview]");
    if (!link) return;
    link.addEventListener("click", (event) => {
      event.preventDefault();
      const whole = link.closest(".wijk-desk");
      if (frame) {
        frame.remove();
        frame = null;
      } else {
        frame = document.createElement("iframe");
        frame.className = "wijk-desk__preview";
        frame.title = link.textContent;
        frame.src = link.href;
        form.after(frame);
      }
      whole.classList.toggle("wijk-desk--beside", frame !== null);
      link.setAttribute("aria-expanded", String(frame !== null));
    });
  };

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
