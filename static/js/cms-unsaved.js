/* Wagtail remembers what a form holds two seconds after it was opened, and compares with that. What somebody wrote
   before would count as having been there: no warning when they leave, no new preview. */
(() => {
  "use strict";
  const watched = new WeakSet();
  const early = new WeakSet();
  const note = ({ target, isTrusted }) => {
    const form = isTrusted && target.closest("form[data-controller~='w-unsaved']");
    if (form && !watched.has(form)) early.add(form);
  };
  document.addEventListener("input", note, true);
  document.addEventListener("change", note, true);
  document.addEventListener("w-unsaved:watch-edits", ({ target }) => {
    watched.add(target);
    if (early.delete(target)) target.dataset.wUnsavedForceValue = "true";
  });
})();
