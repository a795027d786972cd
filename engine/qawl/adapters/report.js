"use strict";
// Statements that do not pass the filters are hidden, and speakers without a statement left.
const form = document.getElementById("filters");
const folded = (text) => text.normalize("NFKD").replace(/[\u064b-\u065f\u0670\u0640]/g, "").replace(/[أإآٱ]/g, "ا").replace(/ى/g, "ي").trim();
const statements = [...document.querySelectorAll(".statement")].map((element) => ({
  element, speaker: folded(element.dataset.speaker), via: folded(element.dataset.via), act: element.dataset.act,
}));
const speakers = [...document.querySelectorAll(".speaker")];

function apply() {
  const speaker = folded(form.speaker.value), via = folded(form.via.value), act = form.act.value;
  let count = 0;
  for (const one of statements) {
    const shown = one.speaker.includes(speaker) && one.via.includes(via) && (!act || one.act === act);
    one.element.hidden = !shown;
    count += shown;
  }
  for (const entry of speakers) entry.hidden = !entry.querySelector(".statement:not([hidden])");
  form.count.value = speaker || via || act ? count : "";
}

form.addEventListener("input", apply);
form.addEventListener("submit", (event) => event.preventDefault());
apply();
