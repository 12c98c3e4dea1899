/* The field of the start page: leads to the finder with what was typed behind the #, which no server sees.
   Without this script the button beside it leads to the same lists. */
(() => {
  "use strict";
  const form = document.querySelector("[data-finder-field]");
  if (!form) return;
  const field = form.querySelector("input");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (field.value.trim()) location.assign(`${form.dataset.finderField}#postcode=${encodeURIComponent(field.value.trim())}`);
    else field.focus();
  });
  field.value = "";
  form.hidden = false;
})();
