'use strict';
(() => {
  const { byId, show } = salvo;
  const { ask } = room;
  const PERIOD_MILLIS = 1000;
  const id = encodeURIComponent(room.parameters.get('id') ?? '');
  let next = 0;

  const add = text => {
    const log = byId('log');
    const atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 40;
    log.append(text);
    if (atEnd) {
      log.scrollTop = log.scrollHeight;
    }
  };

  const load = async () => {
    try {
      const found = await ask('GET', `starts/${id}?from=${next}`);
      const more = found.next > next;
      next = found.next;
      room.problem('');
      add(found.text);
      show('title', found.simulation);
      document.title = `${found.running ? 'running' : 'ended'}: ${found.simulation} – Salvo`;
      show('command', found.command);
      show('what', `${found.running ? 'Running' : found.failed ? 'Ended without a run' : 'Ended'}, started ${room.time(found.started)}`);
      byId('live').hidden = found.livePage === null;
      byId('live').href = found.livePage ?? '';
      byId('run').hidden = found.run === null;
      byId('run').href = room.runAddress(found.run ?? '');
      byId('stop').disabled = !found.running;
      if (found.running || more) {
        setTimeout(load, PERIOD_MILLIS);
      }
    } catch (problem) {
      room.problem(problem.message);
      setTimeout(load, 5 * PERIOD_MILLIS);
    }
  };

  byId('stop').addEventListener('click', () => {
    show('stop-problem', '');
    byId('sure').showModal();
  });
  byId('stop-now').addEventListener('click', async () => {
    try {
      room.say((await ask('POST', `starts/${id}/stop`)).done);
      byId('sure').close();
    } catch (problem) {
      show('stop-problem', problem.message);
    }
  });

  load();
})();
