/* “New” beside a list: a dialogue with a small form. What it makes is added to every list of its kind, and chosen
   in this one. */
(() => {
  "use strict";
  let dialog, list;

  const show = (html) => {
    dialog.innerHTML = html;
    dialog.setAttribute("aria-label", dialog.querySelector("h2")?.textContent || "");
    if (!dialog.open) dialog.showModal();
    (dialog.querySelector("[aria-invalid=true], .w-field--error input") || dialog.querySelector("input:not([type=hidden])"))?.focus();
  };
  const ask = async (url, options) => {
    const answer = await fetch(url, { ...options, headers: { "X-Requested-With": "XMLHttpRequest" } });
    return (answer.headers.get("Content-Type") || "").includes("json") ? answer.json() : answer.text();
  };

  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-new-url]");
    if (event.target.closest("[data-new-close]")) dialog.close();
    if (!button) return;
    list = button.parentElement.querySelector("select");
    if (!dialog) {
      dialog = document.createElement("dialog");
      dialog.className = "wijk-new";
      document.body.append(dialog);
      dialog.addEventListener("close", () => list.focus());
    }
    show(await ask(button.dataset.newUrl));
  });

  document.addEventListener("submit", async (event) => {
    const form = event.target.closest("[data-new-form]");
    if (!form) return;
    event.preventDefault();
    const button = form.querySelector("[type=submit]");
    button.disabled = true;
    const answer = await ask(form.action, { method: "POST", body: new FormData(form) });
    if (typeof answer === "string") return show(answer);
    for (const each of document.querySelectorAll(`select[data-new-kind="${list.dataset.newKind}"]`)) {
      each.add(new Option(answer.label, answer.value));
    }
    list.value = answer.value;
    list.dispatchEvent(new Event("change", { bubbles: true }));
    dialog.close();
  });
})();
