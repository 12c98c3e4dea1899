/* Looks words up in the index of a language. The index is a file of this site, and all is done in the
   browser: what somebody types is sent to nobody. A result holds each word, another form of it, or a word
   that is made with it; what only begins alike is no result, it is offered while somebody types. */
globalThis.WijkSearch = (() => {
  "use strict";
  /* As `folded` of site/publishing/content/letters.py. */
  const SPELLED = {
    ł: "l", ø: "o", đ: "d", ð: "d", ħ: "h", ı: "i", æ: "ae", œ: "oe", ß: "ss", þ: "th",
    "ى": "ي", "ة": "ه", "ـ": "",
  };
  const SPELLED_LETTERS = new RegExp(`[${Object.keys(SPELLED).join("")}]`, "gu");
  const digit = (zero) => (found) => String(found.charCodeAt(0) - zero);
  const fold = (text) =>
    text
      .toLowerCase()
      .normalize("NFKD")
      .replace(/\p{M}+/gu, "")
      .replace(SPELLED_LETTERS, (letter) => SPELLED[letter])
      .replace(/[\u0660-\u0669]/g, digit(0x660))
      .replace(/[\u06f0-\u06f9]/g, digit(0x6f0));

  /* The words of a question; a number in groups is one word: 14 010, and +31 10 … is 010 …. */
  const wordsOf = (text) =>
    (
      fold(text)
        .replace(/(?:\+|\b00)31[ \u00a0.-]*(?:\(0\))?(?=[ \u00a0.-]*\d)/g, "0")
        .replace(/(\d)[ \u00a0.-]+(?=\d)/g, "$1")
        .match(/\p{L}+|\d+/gu) || []
    ).filter((word) => word.length > 1 || /\d/.test(word));

  const without = (word, ends, rest) => {
    const end = ends.find((each) => word.endsWith(each) && word.length - each.length >= rest);
    return end === undefined ? word : word.slice(0, word.length - end.length);
  };
  const list = (text) => text.split(" ");
  const undoubled = (word) => word.replace(/([^aeiou])\1$/, "$1");
  const TURKISH = list(
    "larindan lerinden larinda lerinde larinin lerinin lardan lerden larda lerde larin lerin lari leri lar ler" +
      " sinin sunun nin nun dan den tan ten da de ta te si su yi yu ya ye mek mak mesi masi in un im um ki li lu lik luk ci cu i u a e",
  );
  const POLISH = list(
    "owania owanie owych owymi owego owej iami iach ami ach owi ego emu ymi imi ych ich iej ow om em ie ia io" +
      " iu ii ej ym im y i a e u o",
  );
  /* Light stemmers: they bring forms of one word together. What they get wrong they get wrong twice. */
  const STEMS = {
    nl: (word) => {
      let found = word.replace(/heden$/, "heid");
      found = without(found, ["etjes", "etje", "tjes", "tje", "pjes", "pje", "jes", "je"], 3);
      found = found.replace(/([^aeious]|ie|[tdgm]e|[aou])s$/, (all, kept) =>
        found.length > 4 || kept.length > 1 ? kept : all,
      );
      found = undoubled(without(found.replace(/([^aeious])se$/, "$1"), ["en", "e"], 3));
      return found
        .replace(/([aeou])\1([^aeiou])$/, "$1$2")
        .replace(/v$/, "f")
        .replace(/z$/, "s");
    },
    en: (word) => {
      let found = word.replace(/ies$/, "y").replace(/sses$/, "ss");
      if (found.length > 3) found = found.replace(/([^sui])s$/, "$1");
      found = undoubled(without(found, ["ing", "ed"], 4));
      return found.length > 4 ? found.replace(/e$/, "") : found;
    },
    tr: (word) => {
      let found = word;
      for (let turn = 0; turn < 3; turn += 1) found = without(found, TURKISH, 4);
      /* A hard letter at the end is soft before a vowel: ışık, ışığı. */
      return found.replace(/[gbd]$/, (letter) => ({ g: "k", b: "p", d: "t" })[letter]);
    },
    pl: (word) => without(word, POLISH, 3),
    ar: (word) => {
      const bare = word.replace(/^(?:[وبكف]?ال|لل)(?=.{2})/u, "");
      return without(bare, ["ات", "ون", "ين", "يه", "ها", "هم", "نا", "ه"], 2);
    },
  };
  /* What a form that no light stemmer undoes may come from: “puntje”, “geparkeerd”, “scheiding”, “inbrekers”.
     Most are no words; who asks takes the first that is known. */
  const ORIGINS = {
    nl: [
      [/jes?$/, ""], [/[tpk]jes?$/, ""], [/(.)\1etjes?$/, "$1"], [/etjes?$/, ""], [/nkjes?$/, "ng"], [/([aou])\1tjes?$/, "$1"],
      [/^ge(.{3,})[dt]e?$/, "$1en"], [/^(.{2,4})ge(.{3,})[dt]e?$/, "$1$2en"], [/^ge(.{4,})$/, "$1"], [/^(.{2,4})ge(.{4,})$/, "$1$2"],
      [/ing(?:en)?$/, "en"], [/d?ers?$/, "en"], [/ende?$/, "en"], [/s?ters?$/, "en"],
    ],
    en: [[/or(s?)$/, "our$1"], [/ense(s?)$/, "ence$1"], [/iz(e|ing|ed|es)$/, "is$1"], [/([aeiou][lmnprt])(?:er|ers|ment)$/, "$1"], [/ers?$/, ""], [/ess$/, ""], [/y$/, ""], [/iness$/, "y"]],
  };
  const COMPOUNDS = { nl: true };
  /* No word begins so: what is left when a compound is cut in a wrong place. */
  const NO_WORD = /^(?:[^aeiouy]*$|ts|nt|n[dkg]|r[dtsnm]|l[dtsk]|m[tps]|[kpgf]t|[bcdgkpt]s|([^aeiou])\1)/;
  const JOINTS = ["", "s", "en", "e"];
  const COMMON = {
    nl: "de het een en of van voor met in op te aan bij naar uit om ik mijn je u uw is er hoe wat waar wie dat die als dan ben heb kan wil iets",
    en: "the a an and or of for with in on to at from my your is are there how what where who can do get",
    tr: "ve veya ile icin bir bu ne nerede nasil kim var mi",
    pl: "i w we z ze na do dla od po o u sie jest jak gdzie co kto czy moj moja",
    ar: "في من على الى عن مع هو هي ما اين كيف هل او",
  };
  const LOOSELY = 2;
  const WHERE = [1, 2, 6, 10];
  const EXACT = 1;
  const FORM = 0.9;
  const MEANT = 0.6;
  const MADE = 0.5;

  /* How many letters two words differ in: missing, other, and changed places; more than `most` is enough. */
  const distance = (one, other, most) => {
    if (Math.abs(one.length - other.length) > most) return most + 1;
    let before = [];
    let last = Array.from({ length: other.length + 1 }, (_, place) => place);
    for (let i = 1; i <= one.length; i += 1) {
      const now = [i];
      for (let j = 1; j <= other.length; j += 1) {
        const same = one[i - 1] === other[j - 1] ? 0 : 1;
        now[j] = Math.min(last[j] + 1, now[j - 1] + 1, last[j - 1] + same);
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
          now[j] = Math.min(now[j], before[j - 2] + 1);
        }
      }
      before = last;
      last = now;
    }
    return last[other.length];
  };

  /* `index` is the file of a language; `subjects` are [words, …] that residents use. */
  const engine = (index, code, subjects, year) => {
    const language = code.split("-")[0];
    const stem = STEMS[language] || ((word) => word);
    const common = new Set(list(COMMON[language] || ""));
    const stems = new Map();
    const known = Object.keys(index.words);
    for (const word of known) {
      const key = stem(word);
      if (stems.has(key)) stems.get(key).push(word);
      else stems.set(key, [word]);
    }
    const meant = subjects.map((words) => words.split(/[,،]/).map(wordsOf));

    const extra = [...new Set(meant.flat(2))].filter((word) => word.length > 3 && !common.has(word));

    /* [page, where] of each page that has a word. */
    const pagesOf = (word) => {
      let number = 0;
      return index.words[word].split(" ").map((step) => {
        number += parseInt(step, 36);
        return [number >> 2, number & 3];
      });
    };

    const meaning = new Set(meant.flat(2).map(stem));
    const hasStem = (word) => stems.has(stem(word)) || meaning.has(stem(word));
    /* A word of a question, or what it comes from when nothing here is called so. */
    const origin = (word) => {
      if (common.has(word) || word.length < 5 || hasStem(word)) return word;
      for (const [form, other] of ORIGINS[language] || []) {
        const found = word.replace(form, other);
        if (found !== word && found.length > 2 && hasStem(found)) return found;
      }
      return word;
    };
    const asked = (text) => wordsOf(text).map(origin);

    const isHead = (head) =>
      JOINTS.some((joint) => head.endsWith(joint) && stems.has(stem(head.slice(0, head.length - joint.length))));

    /* Whether a short word is the last part of another one, and not a piece of it: "hub" is of "wijkhub", "rook" is
       no part of "strook". */
    const madeWith = (form, word) => {
      const head = form.slice(0, form.length - word.length);
      return word.length > 4 || head.length > 3 || isHead(head);
    };
    /* The words of the index that a word of a question stands for, with how much each counts. */
    const stands = (word) => {
      const found = new Map();
      for (const form of stems.get(stem(word)) || []) found.set(form, form === word ? EXACT : FORM);
      if (COMPOUNDS[language] && word.length > 2) {
        const root = stem(word);
        for (const form of known) {
          if (found.has(form) || form.length < word.length + 3) continue;
          const bare = stem(form);
          const last =
            (form.endsWith(word) && madeWith(form, word)) ||
            (root.length > 3 && bare.endsWith(root) && (root.length > 4 || isHead(bare.slice(0, -root.length))));
          if (last || (word.length > 3 && form.startsWith(word))) found.set(form, MADE);
        }
      }
      return found;
    };

    /* A word that the site does not have, taken apart into two that it has. */
    const parts = (word) => {
      if (!COMPOUNDS[language]) return null;
      for (let place = word.length - 4; place > 3; place -= 1) {
        const last = word.slice(place);
        const first = word.slice(0, place);
        for (const joint of JOINTS) {
          const head = first.endsWith(joint) ? first.slice(0, first.length - joint.length) : "";
          if (head.length > 3 && stems.has(stem(head)) && stems.has(stem(last))) return [head, last];
        }
      }
      return null;
    };

    const scored = (word, all) => {
      const pages = new Map();
      for (const [form, share] of stands(word)) {
        const found = pagesOf(form);
        const rare = Math.log(1 + all / found.length);
        for (const [page, where] of found) {
          const score = WHERE[where] * share * rare;
          if ((pages.get(page) || 0) < score) pages.set(page, score);
        }
      }
      return pages;
    };

    /* How much of a word of a question a word of a subject is: all of it, another form, or a part of a compound. */
    const share = (word, other, heads) => {
      if (stem(word) === stem(other)) return word.length + 1;
      if (!COMPOUNDS[language] || other.length < 4 || word.length < 7) return 0;
      if (other.length > 4 && word.endsWith(other) && (other.length > 6 || isHead(word.slice(0, -other.length)))) return other.length;
      return other.length > 4 && word.startsWith(other) && word.length > other.length + 3 ? other.length - 1 : heads ? headOf(word, stem(other)) || (heads === LOOSELY ? sameHead(word, other) : 0) : 0;
    };

    /* A compound begins with a stem, not with the word in a list: “verhuisbericht”, “boomwortels”. */
    const headOf = (word, root) => {
      for (let place = word.length - 3; place > 3; place -= 1) {
        const [head, rest] = [word.slice(0, place), word.slice(place)];
        if (NO_WORD.test(rest)) continue;
        if (JOINTS.some((joint) => head.endsWith(joint) && stem(head.slice(0, head.length - joint.length)) === root)) return place - 1;
      }
      return 0;
    };

    /* Two compounds with one head are about one thing more often than not: “voedselpakket”, “voedselbank”. */
    const sameHead = (word, other) => {
      let same = 0;
      while (same < other.length && word[same] === other[same]) same += 1;
      return same > 6 ? same - 2 : 0;
    };

    /* The subjects that are asked for. Of two that fit a word, the one that fits more of it: a parking card is no map. */
    const subjectsOf = (words, heads = true) => {
      const fits = [];
      meant.forEach((ways, number) => {
        let best = 0;
        for (const way of ways) {
          const shares = way.map((word) => Math.max(0, ...words.map((each) => share(each, word, heads))));
          if (way.length && shares.every(Boolean)) best = Math.max(best, shares.reduce((sum, each) => sum + each, 0));
        }
        if (best) fits.push([number, best]);
      });
      const most = Math.max(0, ...fits.map(([, best]) => best));
      return fits
        .filter(([, best]) => best > most / 2)
        .sort((one, other) => other[1] - one[1])
        .slice(0, 3)
        .map(([number]) => number);
    };

    /* {results: [[page, …]], subjects: [number], partly}: pages that hold all words, else most of them. */
    const search = (text, filters = {}) => {
      let words = asked(text);
      const telling = words.filter((word) => !common.has(word));
      if (telling.length) words = telling;
      const all = index.pages.length;
      const wanted = index.pages.map(
        ([, , facet, place]) =>
          (!filters.facet || facet === filters.facet) && (!filters.place || place === filters.place),
      );
      const sets = words.flatMap((word) => {
        const found = scored(word, all);
        const apart = found.size ? null : parts(word);
        return apart ? apart.map((part) => scored(part, all)) : [found];
      });
      const totals = new Map();
      for (const pages of sets) {
        for (const [page, score] of pages) {
          if (!wanted[page]) continue;
          const [total, times] = totals.get(page) || [0, 0];
          totals.set(page, [total + score, times + 1]);
        }
      }
      if (!words.length) wanted.forEach((fits, page) => fits && totals.set(page, [1, 0]));
      const most = Math.max(0, ...[...totals.values()].map(([, times]) => times));
      const results = [...totals]
        .filter(([, [, times]]) => !words.length || times === most)
        .map(([page, [total]]) => {
          const [, title, , , weight, of] = index.pages[page];
          const old = of ? Math.max(0, year - of) : 0;
          const names = wordsOf(title);
          const whole = words.length && words.every((word) => names.some((each) => stem(each) === stem(word)));
          /* The page that is called so, before all that say something of it. */
          const exact = whole && names.length === words.length ? 3 : 1;
          const short = exact * (whole ? 1 + words.length / Math.max(names.length, 1) : 1);
          return [page, ((total * weight) / 100) * short * 0.8 ** Math.min(old, 4)];
        })
        .sort((one, other) => other[1] - one[1] || one[0] - other[0])
        .map(([page]) => index.pages[page].concat(page));
      let subjects = subjectsOf(asked(text));
      /* What is misspelt has no page here; the subject that is nearly called so is better than none. */
      if (!subjects.length && most < sets.length) subjects = subjectsOf(wordsOf(meantBy(text)));
      if (!subjects.length && most < sets.length) subjects = subjectsOf(asked(text), LOOSELY);
      return { results, subjects, partly: words.length > 0 && most < sets.length };
    };

    /* The word with the fewest other letters that the site or a subject has; a short one must be common. */
    const nearest = (word) => {
      let best = "";
      let least = word.length > 8 ? 3 : 2;
      let often = 0;
      for (const each of [...extra, ...known]) {
        if (Math.abs(each.length - word.length) >= least + (best ? 1 : 0)) continue;
        const times = index.words[each] ? index.words[each].split(" ").length : 50;
        if (word.length < 6 && times < 4) continue;
        const far = distance(word, each, least);
        if (far < least || (best && far === least && times > often)) {
          best = each;
          least = far;
          often = times;
        }
      }
      return best;
    };

    /* A compound of which one part is known and the other is spelt otherwise. */
    const nearCompound = (word) => {
      for (let place = COMPOUNDS[language] ? word.length - 4 : 0; place > 3; place -= 1) {
        const [first, last] = [word.slice(0, place), word.slice(place)];
        const [head, tail] = [isKnown(first), isKnown(last)];
        if (head === tail) continue;
        const better = nearest(head ? last : first);
        if (better.length > 4) return head ? first + better : better + last;
      }
      return "";
    };
    const isKnown = (word) => Boolean(index.words[word] || stems.has(stem(word)) || extra.includes(word));

    /* What somebody may have meant. */
    const meantBy = (text) => {
      let changed = false;
      const better = wordsOf(text).map((word) => {
        if (word.length < 5 || common.has(word) || /\d/.test(word)) return word;
        if (isKnown(word) || subjectsOf([word], false).length || origin(word) !== word) return word;
        const best = nearest(word) || (subjectsOf([word]).length ? "" : nearCompound(word));
        if (best) changed = true;
        return best || word;
      });
      return changed ? better.join(" ") : "";
    };

    /* Titles that have what is typed; the last word may be its beginning. */
    const suggest = (text, most) => {
      const words = wordsOf(text);
      if (!words.length) return [];
      const last = words.pop();
      return index.pages
        .map((page, number) => [number, page, wordsOf(page[1])])
        .filter(
          ([, , names]) =>
            words.every((word) => names.includes(word)) && names.some((name) => name.startsWith(last)),
        )
        .map(([number, page, names]) => [number, page, names[0] === (words[0] || last) || names[0].startsWith(last)])
        .sort((one, other) => other[2] - one[2] || other[1][4] - one[1][4] || other[1][5] - one[1][5] || one[1][1].length - other[1][1].length)
        .slice(0, most)
        .map(([number, page]) => page.concat(number));
    };

    /* Whether a word of a text is one of the question, for its mark and its excerpt. */
    const holds = (text) => {
      const words = wordsOf(text).filter((word) => !common.has(word));
      const wanted = new Set();
      for (const word of words) {
        for (const form of stands(word).keys()) wanted.add(form);
        for (const part of parts(word) || []) for (const form of stands(part).keys()) wanted.add(form);
      }
      return (piece) => wanted.has(fold(piece));
    };

    return { search, meantBy, suggest, holds };
  };

  return { engine, fold, wordsOf };
})();
