/* Who chose a picture or a page with the keyboard goes on from there: the button that opened the list is gone by then,
   and Wagtail leaves the focus at the top of the page. */
(() => {
  "use strict";
  document.addEventListener("change", (event) => {
    const { id, type } = event.target;
    const chooser = id && type === "hidden" && document.getElementById(`${id}-chooser`);
    if (!chooser) return;
    const back = () => {
      if (document.querySelector(".modal.in, .modal-backdrop")) {
        requestAnimationFrame(back);
        return;
      }
      [...chooser.querySelectorAll("button, a[href]")].find((each) => each.checkVisibility())?.focus();
    };
    if (document.querySelector(".modal.in, .modal-backdrop")) back();
  });
})();
