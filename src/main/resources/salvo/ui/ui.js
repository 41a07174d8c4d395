'use strict';
/* What the pages of the control room have in common: the token, the API, and a few parts of a page. */
const room = (() => {
  const { count, number, millis, percent, make, byId } = salvo;
  const KEY = 'salvo-token';
  const given = /^#token=([0-9a-f]+)$/.exec(location.hash);
  if (given) {
    localStorage.setItem(KEY, given[1]);
    history.replaceState(null, '', location.pathname + location.search);
  }

  const ask = async (method, path, body) => {
    let answer;
    try {
      answer = await fetch(`/api/${path}`, {
        method,
        headers: { 'X-Salvo-Token': localStorage.getItem(KEY) ?? '', 'Content-Type': 'application/json' },
        body: body === undefined ? undefined : JSON.stringify(body),
      });
    } catch (problem) {
      throw new Error('The control room does not answer. Is it still running?');
    }
    const json = await answer.json();
    if (!answer.ok) {
      throw Object.assign(new Error(json.error), { status: answer.status, json });
    }
    return json;
  };

  const problem = text => {
    if (byId('problem').textContent !== text) {
      byId('problem').textContent = text;
    }
  };
  const say = text => { byId('said').textContent = text; };

  /* Figures as people read them. */
  const FIGURES = {
    requests: ['Requests', count], ok: ['Successful', count], ko: ['Failed requests', count],
    errorRate: ['Error rate', percent], requestsPerSecond: ['Request rate', value => `${number(value)}/s`],
    min: ['Fastest', millis], mean: ['Mean', millis], stdDev: ['Standard deviation', millis],
    p50: ['p50', millis], p75: ['p75', millis], p95: ['p95', millis], p99: ['p99', millis],
    p999: ['p99.9', millis], max: ['Slowest', millis],
  };
  const label = name => FIGURES[name]?.[0] ?? name;
  const figure = (name, value) => value === null || value === undefined
    ? '–' : (FIGURES[name]?.[1] ?? number)(value);
  const scope = name => name === 'global' ? 'all requests' : name;

  const two = part => String(part).padStart(2, '0');
  const time = text => {
    if (!text) {
      return 'no time';
    }
    const at = new Date(text);
    return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}`;
  };
  const size = bytes => bytes < 1000 ? `${bytes} B` : bytes < 1e6 ? `${number(bytes / 1000)} kB` : `${number(bytes / 1e6)} MB`;

  const badge = run => make('span', `badge ${(run.verdict ?? run.state).toLowerCase()}`, run.verdict ?? run.state);
  const link = (text, href, className) => {
    const made = make('a', className, text);
    made.href = href;
    return made;
  };
  const runAddress = id => `/run?id=${encodeURIComponent(id)}`;
  const compareAddress = (base, others) =>
    `/compare?base=${encodeURIComponent(base)}${others.map(id => `&run=${encodeURIComponent(id)}`).join('')}`;

  const svg = (name, attributes) => {
    const made = document.createElementNS('http://www.w3.org/2000/svg', name);
    Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
    return made;
  };
  const spark = (values, className) => {
    const known = values.filter(value => value !== null);
    const drawn = svg('svg', { class: `spark ${className}`, viewBox: '0 0 88 20', 'aria-hidden': 'true' });
    if (known.length > 1) {
      const most = Math.max(...known, 1e-9);
      const points = values.map((value, i) => value === null ? null
        : `${(i / (values.length - 1) * 86 + 1).toFixed(1)},${(18.5 - value / most * 17).toFixed(1)}`);
      drawn.append(svg('polyline', { points: points.filter(point => point !== null).join(' ') }));
    }
    return drawn;
  };

  const cell = (row, text, className) => {
    const made = row.insertCell();
    made.className = className ?? '';
    if (text !== undefined) {
      made.textContent = text;
    }
    return made;
  };

  /* Each cell has its column's name, for a phone, where there are no columns. */
  const labelled = (table, body) => {
    const names = [...table.tHead.rows[0].cells].map(it => it.textContent);
    [...body.rows].forEach(row => [...row.cells].forEach((it, i) => { it.dataset.label = names[i]; }));
    table.tBodies[0].replaceWith(body);
  };

  document.querySelectorAll('nav a').forEach(it => {
    if (it.getAttribute('href') === location.pathname) {
      it.setAttribute('aria-current', 'page');
    }
  });

  const parameters = new URLSearchParams(location.search);
  return { ask, problem, say, FIGURES, label, figure, scope, time, size, badge, link, runAddress,
    compareAddress, svg, spark, cell, labelled, parameters };
})();
