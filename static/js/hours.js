/* The page of a hub: says whether it is open now. The dated table stays as it is; without this
   script nothing is missing. Times are those of the clock on the wall in the Netherlands, whatever
   the clock of the reader. Whatever was right yesterday and is not today is hidden. */
(() => {
  "use strict";
  const DAY = 1440;
  const PAUSE = 30000;
  const clock = new Intl.DateTimeFormat("en-GB", {
    timeZone: "Europe/Amsterdam",
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  });

  const now = () => {
    const found = {};
    for (const part of clock.formatToParts(new Date())) found[part.type] = part.value;
    return {
      date: `${found.year}-${found.month}-${found.day}`,
      minute: Number(found.hour) * 60 + Number(found.minute),
    };
  };

  const minutes = (text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5));

  /* The spans of three days in minutes from the midnight of the second. */
  const spansAround = (yesterday, today, tomorrow) => {
    const spans = [];
    for (const [day, shift] of [[yesterday, -DAY], [today, 0], [tomorrow, DAY]]) {
      for (const [opens, closes, admission, opensText, closesText] of day ? day[3] : []) {
        const start = minutes(opens) + shift;
        let end = minutes(closes) + shift;
        if (end <= start) end += DAY;
        spans.push({ start, end, admission, opensText, closesText });
      }
    }
    return spans;
  };

  const inside = (spans, minute) =>
    spans.filter((span) => span.start <= minute && minute < span.end);

  const sentence = (place, yesterday, today, tomorrow, minute) => {
    const all = spansAround(yesterday, today, tomorrow);
    const spans = all.filter((span) => span.admission !== "appointment");
    const open = inside(spans, minute);
    if (open.length) {
      let last = open[0];
      /* What follows at once, is one opening. */
      for (const span of spans) if (span.start <= last.end && span.end > last.end) last = span;
      /* “Until midnight” would be wrong of what goes on after it: the day itself says so. */
      if (last.end - minute >= DAY) return "";
      const calls = open.every((span) => span.admission === "call-first");
      return (calls ? place.dataset.call : place.dataset.open).replace("{time}", last.closesText);
    }
    if (inside(all, minute).length) return place.dataset.appointment;
    const later = spans.filter((span) => span.start > minute && span.start < DAY).sort((a, b) => a.start - b.start);
    if (later.length) return place.dataset.later.replace("{time}", later[0].opensText);
    return today[1] === "open" ? place.dataset.over : "";
  };

  const write = (element, text) => {
    if (element.textContent !== text) element.textContent = text;
  };

  const show = (place, days) => {
    const { date, minute } = now();
    const number = days.findIndex((day) => day[0] === date);
    const today = days[number];
    const text = today ? sentence(place, days[number - 1], today, days[number + 1], minute) : "";
    // A live region is read again whenever it is written to, whatever it says.
    write(place, text);
    place.hidden = !text;
    const over = text !== "" && text === place.dataset.over;
    for (const stale of document.querySelectorAll("[data-hours-today]")) {
      stale.hidden = stale.dataset.hoursToday !== date || (!over && "hoursAfter" in stale.dataset);
    }
    for (const line of document.querySelectorAll("[data-hours-line]")) {
      write(line, today ? today[2] : "");
      line.hidden = !today;
    }
    for (const row of document.querySelectorAll("[data-hours-row]")) {
      row.classList.toggle("wijk-hours__row--today", row.dataset.hoursRow === date);
    }
  };

  const start = () => {
    const place = document.querySelector("[data-hours-now]");
    if (!place) return;
    const days = JSON.parse(place.dataset.hoursNow);
    const look = () => show(place, days);
    look();
    window.setInterval(look, PAUSE);
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden) look();
    });
    window.addEventListener("pageshow", look);
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
