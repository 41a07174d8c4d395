'use strict';
(() => {
  const PERIOD_MILLIS = 1000;
  const { count, number, millis, percent, clock, make, show, byId } = salvo;

  const shown = (value, text) => value === undefined || value === null ? '–' : text(value);
  const figure = text => make('td', 'figure', text);
  /* Before its load a run has no figures: zeros would look like some. */
  const begun = it => it.state !== 'running' || it.elapsedSeconds > 0;

  const state = it => {
    const cell = make('td');
    cell.append(make('span', `state ${it.state.toLowerCase()}`, it.state));
    if (it.state === 'running' && it.phase) {
      cell.append(make('p', 'note', it.phase));
      if (it.loadSeconds > 0 && begun(it)) {
        const bar = make('progress');
        bar.value = Math.min(1, it.elapsedSeconds / it.loadSeconds);
        bar.setAttribute('aria-label', `Elapsed share of the load of ${it.simulation}`);
        cell.append(bar, make('p', 'note', `${clock(it.elapsedSeconds)} of ${clock(it.loadSeconds)}`));
      }
    }
    return cell;
  };

  const name = it => {
    const cell = make('th');
    cell.scope = 'row';
    if (it.page) {
      const link = make('a', '', it.simulation);
      link.href = it.page;
      cell.append(link);
    } else {
      cell.textContent = it.simulation;
    }
    if (it.reason) {
      cell.append(make('p', 'note', it.reason));
    }
    return cell;
  };

  const objectives = it => it.objectives === undefined ? ''
    : ['missed', 'met', 'undecided'].filter(word => it.objectives[word] > 0)
      .map(word => `${it.objectives[word]} ${word}`).join(', ');

  const row = all => {
    const it = begun(all) ? all : { ...all, users: null, requests: null, requestsPerSecond: null, errorRate: null, p95: null, objectives: undefined };
    const made = make('tr');
    made.append(state(it), name(it), figure(shown(it.users, count)), figure(shown(it.requests, count)),
      figure(shown(it.requestsPerSecond, value => `${number(value)}/s`)),
      figure(shown(it.errorRate, percent)), figure(shown(it.p95, millis)), make('td', '', objectives(it)));
    return made;
  };

  let last = '';
  const render = text => {
    if (text === last) {
      return;
    }
    last = text;
    const { suite, simulations } = JSON.parse(text);
    const ended = simulations.filter(it => !['waiting', 'running'].includes(it.state)).length;
    const focused = document.activeElement?.href;
    show('title', suite);
    show('count', `${ended} of ${simulations.length} ended`);
    document.title = `${ended} of ${simulations.length} – ${suite}`;
    byId('rows').replaceChildren(...simulations.map(row));
    [...byId('rows').querySelectorAll('a')].find(it => it.href === focused)?.focus();
  };

  const ask = async () => {
    try {
      const answer = await fetch('state');
      render(await answer.text());
      show('connection', '');
    } catch (problem) {
      show('connection', 'The suite has ended. Its verdict is in report.html.');
    }
    setTimeout(ask, PERIOD_MILLIS);
  };
  ask();
})();
