'use strict';
(() => {
  const { byId, make, millis, show } = salvo;
  const { ask, cell, figure, svg } = room;
  const names = [room.parameters.get('base') ?? '', ...room.parameters.getAll('run')].filter(it => it !== '');
  const TONES = ['--series-1', '--series-2', '--series-3', '--series-4', '--series-5', '--series-6'];
  const ROWS = ['requests', 'requestsPerSecond', 'errorRate', 'p50', 'p75', 'p95', 'p99', 'max'];
  const METRICS = { rate: 'requestsPerSecond', errorRate: 'errorRate', p50: 'p50', p95: 'p95', p99: 'p99' };
  const BASELINE = 'baseline:';

  let runs = [];
  const short = run => run.baseline ? `baseline ${run.name}` : room.time(run.start);

  const one = async (name, baselines) => {
    if (name.startsWith(BASELINE)) {
      const found = baselines.find(it => BASELINE + it.name === name);
      if (found === undefined || found.figures === undefined) {
        throw new Error(found?.reason ?? `There is no ${name.replace(':', ' ')}.`);
      }
      return { ...found, id: name, baseline: true };
    }
    return ask('GET', `runs/${name.split('/').map(encodeURIComponent).join('/')}`);
  };

  const side = () => {
    const table = byId('side');
    table.tHead?.remove();
    [...table.tBodies].forEach(it => it.remove());
    const head = table.createTHead().insertRow();
    head.append(make('td'));
    runs.forEach((run, i) => {
      const made = make('th', 'figure');
      made.scope = 'col';
      made.append(run.baseline ? make('span', '', short(run)) : room.link(short(run), room.runAddress(run.id)));
      if (i === 0) {
        made.append(make('div', 'note', 'base'));
      }
      head.append(made);
    });
    const body = table.createTBody();
    const line = (text, value) => {
      const row = body.insertRow();
      const made = make('th', '', text);
      made.scope = 'row';
      row.append(made);
      runs.forEach(run => cell(row, '', 'figure').append(value(run)));
    };
    line('Simulation', run => run.simulation || '–');
    line('Profile', run => run.profile || '–');
    line('Target', run => run.target || '–');
    line('Verdict', run => run.baseline ? '–' : room.badge(run));
    ROWS.forEach(name => line(room.label(name), run => figure(name, run.figures[name])));
  };

  /* Each run on its own length, from its first request to its last. */
  const charts = () => {
    const drawn = runs.filter(run => !run.baseline && run.series.p95.length > 1);
    byId('over').hidden = drawn.length === 0;
    byId('charts').replaceChildren();
    [['Requests per second', 'requestsPerSecond'], ['p95', 'p95']].forEach(([title, name]) => {
      const box = make('div', 'chart');
      const keys = make('p', 'keys');
      drawn.forEach((run, i) => {
        const key = make('span', 'key');
        const swatch = make('span', i === 0 ? 'swatch' : 'swatch dashed');
        swatch.style.setProperty('--tone', `var(${TONES[i % TONES.length]})`);
        key.append(swatch, short(run));
        keys.append(key);
      });
      const plot = make('div', 'plot');
      plot.setAttribute('role', 'img');
      plot.setAttribute('aria-label', `${title}: ${drawn.map(run => `${short(run)} ${figure(name, run.figures[name])}`).join(', ')}`);
      box.append(make('h3', '', title), keys, plot);
      byId('charts').append(box);
      const steps = Array.from({ length: 61 }, (_, i) => i / 60);
      roomCharts.draw(plot, {
        text: value => figure(name, value),
        range: [0, 1],
        xText: (u, splits) => splits.map(it => salvo.percent(it)),
        series: drawn.map((run, i) => ({ name: short(run), tone: TONES[i % TONES.length], dash: i === 0 ? undefined : [6, 4] })),
        data: [steps, ...drawn.map(run => steps.map(share => {
          const values = run.series[name];
          return values[Math.min(values.length - 1, Math.floor(share * values.length))];
        }))],
      });
    });
  };

  /* Ratios by their logarithm, so that twice and half are as far from no change; errors as points. */
  const isErrors = change => change.metric === 'errorRate';
  const ends = change => change.interval === null ? null
    : [change.interval.low, change.interval.high].map(it => isErrors(change) ? it : Math.log(it));
  const scale = (figures, errors) => {
    const shown = figures.filter(it => isErrors(it) === errors && it.interval !== null);
    const [least, most] = errors ? [0.01, 1] : [0.2, Math.log(20)];
    return Math.max(least, Math.min(most, ...[Math.max(0, ...shown.flatMap(ends).map(Math.abs))]));
  };
  const interval = (change, most) => {
    const found = ends(change);
    const drawn = svg('svg', { class: 'interval', viewBox: '0 0 200 20', preserveAspectRatio: 'none', role: 'img' });
    if (found === null) {
      return '';
    }
    const x = value => 100 + Math.max(-1, Math.min(1, value / most)) * 98;
    const [low, high] = found.map(x);
    const words = isErrors(change) ? found.map(points) : found.map(it => signed(Math.exp(it)));
    drawn.setAttribute('aria-label', `${words[0]} to ${words[1]}`);
    drawn.append(
      svg('line', { class: 'zero', x1: 100, x2: 100, y1: 0, y2: 20 }),
      svg('rect', { class: `range ${change.change.toLowerCase()}`, x: low, width: Math.max(2, high - low), y: 6, height: 8 }));
    return drawn;
  };

  /* A ratio as "+20 %" or "455 times", a share as "+0.3 pt", as the console has it. */
  const plain = value => {
    const text = Math.abs(value).toFixed(Math.abs(value) < 9.95 ? 1 : 0);
    return `${value < 0 && Number(text) !== 0 ? '−' : '+'}${text}`;
  };
  const signed = ratio => ratio >= 10 ? `${salvo.number(ratio)} times` : `${plain((ratio - 1) * 100)} %`;
  const points = share => `${plain(share * 100)} pt`;
  const changeText = change => isErrors(change) ? points(change.candidate - change.base)
    : change.ratio === null ? 'from 0' : signed(change.ratio);

  const head = (table, caption) => {
    table.append(make('caption', 'hidden', caption));
    const row = table.createTHead().insertRow();
    ['Scope', 'Metric', 'Base', 'This run', 'Change', 'Outcome'].forEach((name, i) => {
      const made = make('th', i === 2 || i === 3 ? 'figure' : '', name);
      made.scope = 'col';
      row.append(made);
    });
    return table.createTBody();
  };
  const outcome = (row, change, reason) => {
    const made = cell(row);
    made.append(make('span', `badge ${change.toLowerCase()}`, change));
    if (reason) {
      made.append(make('p', 'note', reason));
    }
  };
  const scopeCell = (row, name) => {
    const made = make('th', '', room.scope(name));
    made.scope = 'row';
    row.append(made);
  };
  const scrolling = (table, label) => {
    const scroll = make('div', 'scroll');
    scroll.tabIndex = 0;
    scroll.setAttribute('role', 'region');
    scroll.setAttribute('aria-label', label);
    scroll.append(table);
    return scroll;
  };

  const metrics = (rows, caption, most) => {
    const table = make('table', 'runs changes');
    const body = head(table, caption);
    rows.forEach(({ scope, change }) => {
      const row = body.insertRow();
      const name = METRICS[change.metric];
      scopeCell(row, scope);
      cell(row, room.label(name));
      cell(row, figure(name, change.base), 'figure');
      cell(row, figure(name, change.candidate), 'figure');
      cell(row).append(changeText(change), interval(change, most(change)));
      outcome(row, change.change, change.reason);
    });
    return scrolling(table, caption);
  };

  const folded = (rows, summary, caption, most) => {
    const details = make('details');
    details.append(make('summary', '', summary), metrics(rows, caption, most));
    return details;
  };

  const capacity = found => {
    const table = make('table', 'runs changes');
    const row = head(table, 'Capacity').insertRow();
    scopeCell(row, 'global');
    cell(row, 'capacity');
    cell(row, found.base.text, 'figure');
    cell(row, found.candidate.text, 'figure');
    cell(row, found.high === null ? `at least ${signed(found.low)}` : `${signed(found.low)} to ${signed(found.high)}`);
    outcome(row, found.change);
    return scrolling(table, 'Capacity');
  };

  /* Response times of both over each other, in the same classes on a logarithmic axis. */
  const curve = of => {
    const { bounds, base, candidate } = of.distribution;
    const least = value => Math.log(Math.max(0.5, value));
    const [from, to] = [least(bounds[0]), least(bounds[bounds.length - 1])];
    const x = value => to > from ? 400 * (least(value) - from) / (to - from) : 0;
    const most = Math.max(...base, ...candidate);
    const outline = shares => `M0 112${shares.map((share, i) =>
      `V${(112 - 106 * share / most).toFixed(1)}H${x(bounds[i + 1]).toFixed(1)}`).join('')}V112`;
    const box = make('figure', 'curve');
    const words = of.figures.filter(it => /^p\d/.test(it.metric))
      .map(it => `${it.metric} ${millis(it.base)} then ${millis(it.candidate)}`).join(', ');
    const drawn = svg('svg', { viewBox: '0 0 400 132', role: 'img', 'aria-label': words });
    drawn.append(svg('path', { class: 'candidate', d: `${outline(candidate)}Z` }),
      svg('path', { class: 'base', d: outline(base) }),
      svg('line', { class: 'axis', x1: 0, x2: 400, y1: 112, y2: 112 }));
    let last = -75;
    for (let power = 1; power <= bounds[bounds.length - 1]; power *= 10) {
      [1, 2, 5].map(it => it * power).filter(it => it >= bounds[0] && it <= bounds[bounds.length - 1]).forEach(it => {
        if (x(it) - last >= 75) {
          last = x(it);
          const text = svg('text', { x: last, y: 128, 'text-anchor': last < 24 ? 'start' : last > 376 ? 'end' : 'middle' });
          text.textContent = millis(it);
          drawn.append(text);
        }
      });
    }
    box.append(make('figcaption', '', room.scope(of.scope)), drawn, make('p', 'note', words));
    return box;
  };
  const curves = scopes => {
    const box = make('div', 'curves');
    box.append(...scopes.map(curve));
    return box;
  };

  const changes = comparison => {
    const box = make('section');
    const candidate = runs.find(run => [run.id, run.file].includes(comparison.candidate.source)) ?? { start: comparison.candidate.start };
    const title = make('h3', '', `${short(candidate)} against ${short(runs[0])} `);
    title.append(make('span', `badge ${comparison.outcome.toLowerCase()}`, comparison.sameRun ? 'the same run' : comparison.outcome));
    box.append(title);
    [...comparison.differences.map(it => `${it.kind}: ${it.base}, then ${it.candidate}`), ...comparison.notes,
      ...comparison.added.map(it => `Only the later run has ${it}.`),
      ...comparison.removed.map(it => `Only the base has ${it}.`)].forEach(it => box.append(make('p', 'note', it)));
    if (comparison.capacity !== undefined) {
      box.append(capacity(comparison.capacity));
    }
    const all = comparison.scopes.flatMap(of => of.figures.map(change => ({ scope: of.scope, change })));
    const figures = all.map(it => it.change);
    const scales = [scale(figures, false), scale(figures, true)];
    const most = change => scales[isErrors(change) ? 1 : 0];
    const those = (...outcomes) => outcomes.flatMap(it => all.filter(row => row.change.change === it));
    const changed = those('REGRESSED', 'IMPROVED');
    const open = those('INCONCLUSIVE');
    const same = those('UNCHANGED');
    if (changed.length > 0) {
      box.append(metrics(changed, `Changes of ${short(candidate)}`, most));
    } else if (all.length > 0) {
      box.append(make('p', '', 'Nothing is certain to have regressed or improved.'));
    }
    if (open.length > 0) {
      box.append(folded(open, `${open.length} inconclusive: chance may explain them`, 'Inconclusive', most));
    }
    if (same.length > 0) {
      box.append(folded(same, `${same.length} unchanged`, 'Unchanged', most));
    }
    const drawn = comparison.scopes.filter(it => it.distribution.bounds.length > 0);
    const isChanged = of => of.figures.some(it => ['REGRESSED', 'IMPROVED'].includes(it.change));
    const first = drawn.length <= 6 ? drawn : drawn.filter(isChanged);
    const rest = drawn.filter(it => !first.includes(it));
    if (drawn.length > 0) {
      const legend = make('p', 'legend');
      legend.append(make('span', 'swatch base'), ' base ', make('span', 'swatch candidate'),
        ' this run. A higher curve means more requests at that time; the time axis is logarithmic.');
      box.append(make('h4', '', 'Response times'), legend, curves(first));
    }
    if (rest.length > 0) {
      const details = make('details');
      details.append(make('summary', '', `${rest.length} where nothing changed`), curves(rest));
      box.append(details);
    }
    return box;
  };

  const compare = async () => {
    show('refused', '');
    byId('changes').replaceChildren(make('p', 'note', 'Reading the logs'));
    const [base, ...others] = runs;
    const search = new URLSearchParams([['base', base.id], ...others.map(run => ['run', run.id]),
      ['acceptDifferences', String(byId('accept').checked)]]);
    try {
      const found = await ask('GET', `compare?${search}`);
      byId('changes').replaceChildren(...found.comparisons.map(changes));
      room.say(found.comparisons.map(it => it.outcome).join(', '));
    } catch (problem) {
      byId('changes').replaceChildren();
      show('refused', problem.message);
    }
  };

  const render = () => {
    show('what', `${runs.length} runs, each compared with the base.`);
    side();
    charts();
    compare();
  };

  const load = async () => {
    if (names.length < 2) {
      room.problem('Tick at least two runs on the Runs page.');
      return;
    }
    try {
      const { baselines } = await ask('GET', 'baselines');
      runs = await Promise.all(names.map(name => one(name, baselines)));
      byId('base').replaceChildren(...runs.map(run => {
        const option = make('option', '', `${short(run)}, ${run.simulation}`);
        option.value = run.id;
        return option;
      }));
      render();
    } catch (problem) {
      room.problem(problem.message);
    }
  };

  byId('accept').checked = room.parameters.get('acceptDifferences') === 'true';
  byId('base').addEventListener('input', () => {
    const chosen = runs.find(run => run.id === byId('base').value);
    runs = [chosen, ...runs.filter(run => run !== chosen)];
    history.replaceState(null, '', room.compareAddress(runs[0].id, runs.slice(1).map(run => run.id)));
    render();
  });
  byId('accept').addEventListener('input', compare);
  byId('choice').addEventListener('submit', event => event.preventDefault());

  load();
})();
