/* The postcode finder. What is typed stays in this page: the only request is for the file of the
   first four digits, and only when the municipality has such postcodes. Nothing is stored. */
(() => {
  "use strict";
  const POSTCODE = /^[1-9][0-9]{3}[A-Za-z]{2}$/;
  const NUMBER = /^([0-9]{1,5})(?:$|[^0-9])/;

  /* Digits as they are typed on an Arabic or Persian keyboard; spaces of any kind are left out. */
  const plain = (text) =>
    text
      .replace(/[\s\u200e\u200f]+/g, "")
      .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
      .replace(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0));

  /* `1-15` stands for every second number. */
  const holds = (runs, number) =>
    runs.split(" ").some((run) => {
      const [first, last] = run.split("-").map(Number);
      return number >= first && number <= (last || first) && (number - first) % 2 === 0;
    });

  const start = () => {
    const place = document.querySelector("[data-finder]");
    if (!place) return;
    const words = place.dataset;
    const form = place.querySelector("form");
    const postcode = document.getElementById("finder-postcode");
    const number = document.getElementById("finder-number");
    const more = place.querySelector("[data-finder-number]");
    const answer = place.querySelector("[role=status]");
    const codes = words.codes.split(" ");
    const shards = new Map();
    let asked = "";

    const fault = (field, text) => {
      const message = document.getElementById(field === number ? "finder-number-error" : "finder-error");
      message.textContent = text;
      if (text) field.setAttribute("aria-invalid", "true");
      else field.removeAttribute("aria-invalid");
      if (text) field.focus();
    };
    const line = (text) => {
      const made = document.createElement("p");
      made.textContent = text;
      return made;
    };
    const clear = () => {
      answer.replaceChildren();
      fault(postcode, "");
      fault(number, "");
    };
    const forget = () => {
      more.hidden = true;
      number.value = "";
      asked = "";
    };

    const told = (area) => {
      const [district, name] = area;
      if (district === 0) return line(words.none.replace("{name}", name));
      const known = document.querySelector(`[data-district="${Number(district)}"]`);
      if (!known) return line(words.nopage);
      const made = line("");
      const link = known.cloneNode(true);
      link.removeAttribute("data-district");
      link.classList.add("wijk-finder__link");
      made.append(link);
      return made;
    };
    const say = (text, areas) => answer.replaceChildren(...(text ? [line(text)] : []), ...areas.map(told));
    const result = (area) => say(area[0] > 0 ? words.found : "", [area]);

    const shardOf = async (digits) => {
      if (!shards.has(digits)) {
        const reply = await fetch(`${words.folder}${digits}.json`, {
          credentials: "omit",
          referrerPolicy: "no-referrer",
        });
        if (!reply.ok) throw new Error(String(reply.status));
        shards.set(digits, await reply.json());
      }
      return shards.get(digits);
    };

    const find = async () => {
      clear();
      const text = plain(postcode.value);
      if (!POSTCODE.test(text)) {
        forget();
        return fault(postcode, words.invalid);
      }
      const digits = text.slice(0, 4);
      const whole = text.toUpperCase();
      if (whole !== asked) forget();
      if (!codes.includes(digits)) return fault(postcode, words.elsewhere);
      let shard;
      try {
        shard = await shardOf(digits);
      } catch {
        return fault(postcode, words.failed);
      }
      const found = shard.codes[whole.slice(4)];
      if (found === undefined) return fault(postcode, words.unknown);
      if (typeof found === "number") return result(shard.areas[found]);
      if (asked !== whole) {
        asked = whole;
        document.getElementById("finder-why").textContent = words.split;
        more.hidden = false;
        return number.focus();
      }
      const house = NUMBER.exec(plain(number.value));
      if (!house) return fault(number, words.numberInvalid);
      const fitting = found.filter(([, runs]) => holds(runs, Number(house[1])));
      if (fitting.length === 1) return result(shard.areas[fitting[0][0]]);
      return say(words.numberUnknown, found.map(([area]) => shard.areas[area]));
    };

    form.addEventListener("submit", (event) => {
      event.preventDefault();
      find();
    });
    postcode.addEventListener("input", () => {
      answer.replaceChildren();
      forget();
    });
    /* Whoever comes back to this page, or sits down after somebody else, finds it empty. */
    const empty = () => {
      form.reset();
      forget();
      clear();
    };
    window.addEventListener("pagehide", empty);
    empty();
    place.hidden = false;
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
