/* The postcode finder. What is typed stays in this page: the only request is for the file of the
   first four digits, and only when the municipality has such postcodes. Nothing is stored. */
(() => {
  "use strict";
  /* A postcode by itself, or with a house number behind it: 3072AB12. */
  const POSTCODE = /^(?:NL)?([1-9][0-9]{3})(?:([A-Z]{2})([0-9]{1,5}(?:$|[^0-9].*))?)?$/i;
  /* A postcode in a whole address: Dam 1, 1012 JS Amsterdam. */
  const IN_ADDRESS = /(?:^|[^\p{L}\p{N}])([1-9][0-9]{3}) ?([A-Z]{2})(?![\p{L}\p{N}])/iu;
  const HOUSE = /(?:^|[^\p{N}])([0-9]{1,5})(?![0-9])/u;
  /* What begins with a letter is the name of a neighbourhood, unless it could be a postcode of elsewhere; with a number
     behind it, of a street. */
  const NAME = /^([’'‘]?\p{L}[^0-9<>]{2,})(?: [0-9]{1,5} ?[a-z]?)?$/iu;
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

    /* What the page of four digits says of each place: who to call, and the hubs as they are today. */
    const pages = new Map();
    const pageOf = async (digits) => {
      if (!pages.has(digits)) {
        const link = [...document.querySelectorAll(".wijk-finder__codes a")].find(
          (each) => each.textContent === digits,
        );
        const reply = await fetch(link.href, { credentials: "omit", referrerPolicy: "no-referrer" });
        if (!reply.ok) throw new Error(String(reply.status));
        pages.set(digits, new DOMParser().parseFromString(await reply.text(), "text/html"));
      }
      return pages.get(digits);
    };
    const sectionOf = (page, area) => {
      const [district, name] = area;
      const found = [...page.querySelectorAll("[data-answer]")].find(
        (each) =>
          Number(each.dataset.answer) === district && (district > 0 || each.dataset.neighbourhood === (name ?? "")),
      );
      if (!found) return line(district === 0 ? words.none.replace("{name}", name) : words.nopage);
      const made = document.importNode(found, true);
      made.querySelector("[data-letters]")?.remove();
      return made;
    };
    const say = async (text, digits, areas) => {
      let page;
      try {
        page = await pageOf(digits);
      } catch {
        return fault(postcode, words.failed);
      }
      answer.replaceChildren(...(text ? [line(text)] : []), ...areas.map((area) => sectionOf(page, area)));
      place.scrollIntoView({ block: "start" });
      return null;
    };
    const result = (digits, area) => say(area[0] > 0 ? words.found : "", digits, [area]);
    const letters = (text) => text.normalize("NFKD").replace(/[^\p{L}\p{N}]+/gu, "").toLowerCase();
    /* How many letters two names differ in. */
    const differ = (one, other) => {
      let last = Array.from({ length: other.length + 1 }, (_, place) => place);
      for (let i = 1; i <= one.length; i += 1) {
        const now = [i];
        for (let j = 1; j <= other.length; j += 1) {
          now[j] = Math.min(last[j] + 1, now[j - 1] + 1, last[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1));
        }
        last = now;
      }
      return last[other.length];
    };
    const named = (text) => {
      const wanted = letters(text);
      const all = [...document.querySelectorAll("[data-neighbourhoods] > li")].map((each) => [
        each,
        letters(each.querySelector("bdi").textContent),
        letters(each.querySelector("a")?.textContent ?? ""),
      ]);
      const most = wanted.length > 7 ? 2 : 1;
      /* By its name; by that of its district; by a name that is spelt a little otherwise. */
      const ways = [
        (name) => name === wanted,
        (name) => name.includes(wanted),
        (_name, district) => district.includes(wanted),
        (name, district) => wanted.length > 4 && (differ(wanted, name) <= most || differ(wanted, district) <= most),
      ];
      const lines = ways
        .map((way) => all.filter(([, name, district]) => way(name, district)).map(([each]) => each))
        .find((found) => found.length) ?? [];
      if (!lines.length) return fault(postcode, words.unnamed);
      const list = document.createElement("ul");
      for (const each of lines) {
        const copy = each.cloneNode(true);
        copy.querySelector("a")?.removeAttribute("data-district");
        list.append(copy);
      }
      return answer.replaceChildren(line(words.named), list);
    };

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
      const typed = postcode.value.trim();
      const address = IN_ADDRESS.exec(typed);
      const found = POSTCODE.exec(plain(typed).replace(/[.,-]/g, "")) ?? address;
      if (!found) {
        forget();
        const name = NAME.exec(typed);
        return name ? named(name[1]) : fault(postcode, words.invalid);
      }
      const digits = found[1];
      const whole = `${digits}${found[2] ?? ""}`.toUpperCase();
      const behind = found === address ? HOUSE.exec(typed.replace(address[0], " "))?.[1] : found[3];
      if (whole !== asked) forget();
      if (!codes.includes(digits)) return fault(postcode, words.elsewhere);
      let shard;
      try {
        shard = await shardOf(digits);
      } catch {
        return fault(postcode, words.failed);
      }
      if (whole === digits) {
        const one = shard.areas.length === 1;
        return one
          ? result(digits, shard.areas[0])
          : say(words.several.replace("{digits}", digits), digits, shard.areas);
      }
      const places = shard.codes[whole.slice(4)];
      if (places === undefined) return say(words.unknown.replace("{digits}", digits), digits, shard.areas);
      if (typeof places === "number") return result(digits, shard.areas[places]);
      if (asked !== whole) {
        asked = whole;
        document.getElementById("finder-why").textContent = words.split;
        more.hidden = false;
        if (!behind) return number.focus();
        number.value = behind;
      }
      const house = NUMBER.exec(plain(number.value));
      if (!house) return fault(number, words.numberInvalid);
      const fitting = places.filter(([, runs]) => holds(runs, Number(house[1])));
      if (fitting.length === 1) return result(digits, shard.areas[fitting[0][0]]);
      return say(
        words.numberUnknown,
        digits,
        places.map(([area]) => shard.areas[area]),
      );
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
    /* From the field of the start page. It stands behind the # for a moment, which no server sees. */
    const given = new URLSearchParams(location.hash.slice(1)).get("postcode");
    if (given !== null) {
      history.replaceState(null, "", location.pathname);
      postcode.value = given;
      /* For who goes on with the keyboard: the answer comes next. The button, as a field brings up a keyboard. */
      form.querySelector("button").focus({ preventScroll: true });
      find();
    }
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
