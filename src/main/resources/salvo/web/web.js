'use strict';
/* What all pages that are served have in common. */
const salvo = (() => {
  const byId = id => document.getElementById(id);
  const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  /* Figures as the reports write them. */
  const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
  const count = value => grouped.format(value);
  const number = value => value >= 100
    ? count(value)
    : new Intl.NumberFormat('en-US', { maximumSignificantDigits: 3 }).format(value);
  const millis = value => value < 999.5 ? `${number(value)} ms` : `${number(value / 1000)} s`;
  const percent = share => `${number(share * 100)} %`;
  const clock = value => {
    const seconds = Math.round(value);
    const two = part => String(part).padStart(2, '0');
    const hours = Math.floor(seconds / 3600);
    const minutes = Math.floor(seconds / 60) % 60;
    return hours > 0
      ? `${hours}:${two(minutes)}:${two(seconds % 60)}`
      : `${minutes}:${two(seconds % 60)}`;
  };

  /* Text only: names come from outside and may hold anything. */
  const show = (id, text) => {
    const element = byId(id);
    if (element.textContent !== text) {
      element.textContent = text;
    }
  };
  const make = (name, className, text) => {
    const element = document.createElement(name);
    if (className) {
      element.className = className;
    }
    if (text !== undefined) {
      element.textContent = text;
    }
    return element;
  };

  return { count, number, millis, percent, clock, make, show, colour, byId };
})();
