/* A picture that is uploaded: a title from the name of its file only where that says something, and
   in the chooser the point that must stay in sight. */
(() => {
  "use strict";
  const place = document.getElementById("wijk-file-names");
  if (!place) return;
  const made = JSON.parse(place.textContent);
  const part = new RegExp(`^(?:${made.part})$`, "i");
  const between = /[\s_\-.,:()[\]#&+]+/;

  const suggested = (name) => {
    const stem = name.replace(/\.[^.]+$/, "");
    const parts = stem.split(between).filter(Boolean);
    if (parts.every((each) => part.test(each))) return "";
    const words = parts.join(" ");
    return words.charAt(0).toUpperCase() + words.slice(1);
  };

  document.addEventListener("wagtail:images-upload", (event) => {
    event.detail.data.title = suggested(event.detail.filename || "");
  });

  /* The box around the point is a fifth of the picture: enough to keep a face whole. */
  const BOX = 5;
  const STEP = 2;

  const show = (input) => {
    const form = input.form;
    const field = (name) => form.querySelector(`input.focal_point_${name}`);
    form.querySelector(".wijk-focal")?.remove();
    const file = input.files[0];
    if (!file || !field("x")) return;
    const figure = document.createElement("figure");
    figure.className = "wijk-focal";
    const frame = document.createElement("div");
    const image = document.createElement("img");
    image.alt = "";
    const mark = document.createElement("button");
    mark.type = "button";
    mark.setAttribute("aria-label", input.dataset.focalWords);
    const words = document.createElement("figcaption");
    words.textContent = input.dataset.focalWords;
    frame.append(image, mark);
    figure.append(frame, words);
    const at = { x: 50, y: 50 };

    const put = (x, y) => {
      at.x = Math.min(100, Math.max(0, x));
      at.y = Math.min(100, Math.max(0, y));
      mark.style.insetInlineStart = `${at.x}%`;
      mark.style.insetBlockStart = `${at.y}%`;
      const [width, height] = [image.naturalWidth, image.naturalHeight];
      field("x").value = Math.round((width * at.x) / 100);
      field("y").value = Math.round((height * at.y) / 100);
      field("width").value = Math.max(1, Math.round(width / BOX));
      field("height").value = Math.max(1, Math.round(height / BOX));
    };

    image.addEventListener("click", (event) => {
      const box = image.getBoundingClientRect();
      put(
        ((event.clientX - box.left) / box.width) * 100,
        ((event.clientY - box.top) / box.height) * 100,
      );
    });
    mark.addEventListener("keydown", (event) => {
      const steps = {
        ArrowLeft: [-STEP, 0],
        ArrowRight: [STEP, 0],
        ArrowUp: [0, -STEP],
        ArrowDown: [0, STEP],
      }[event.key];
      if (!steps) return;
      event.preventDefault();
      put(at.x + steps[0], at.y + steps[1]);
    });
    image.addEventListener("error", () => figure.remove());
    image.src = URL.createObjectURL(file);
    ["x", "y", "width", "height"].forEach((name) => {
      field(name).value = "";
    });
    (input.closest("[data-field-wrapper], .w-field__wrapper") || input).after(figure);
  };

  document.addEventListener("change", (event) => {
    if (event.target.matches?.("input[type=file][data-focal-words]")) show(event.target);
  });
})();
