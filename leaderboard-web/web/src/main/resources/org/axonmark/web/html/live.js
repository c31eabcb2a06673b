// Adds the lines of an order's log as they are said; at its end the page is loaded once more. A log that is not shown is waited for.
const log = document.getElementById('log');
if (log && log.dataset.events) {
  let seen = Number(log.dataset.seen);
  const events = new EventSource(log.dataset.events);
  events.onmessage = event => {
    const line = JSON.parse(event.data);
    if (line.number <= seen) return;
    seen = line.number;
    const item = document.createElement('li');
    for (const [name, text] of [['time', line.at.slice(0, 19).replace('T', ' ') + ' UTC'], ['span', 'attempt ' + line.attempt], ['span', line.text.replace(/[\p{Cc}\p{Cf}]/gu, '\ufffd')]]) {
      const part = document.createElement(name);
      part.textContent = text;
      item.append(part, ' ');
    }
    log.append(item);
  };
  events.addEventListener('end', () => { events.close(); location.reload(); });
} else if (log) {
  setTimeout(() => location.reload(), 5000);
}
