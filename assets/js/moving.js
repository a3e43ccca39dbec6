// Drag a training day to another date in the calendar. That asks the page which says who would be told what; nothing
// changes before it is confirmed there. "Verplaats" beside each day does the same with a keyboard or on a telephone.
for (const scope of document.querySelectorAll('[data-moving]')) {
  const form = document.querySelector(scope.dataset.moving);
  let dragged = null;
  const target = (event) => {
    const day = dragged && event.target.closest?.('[data-day]');
    return day && day.dataset.day !== dragged.dataset.was ? day : null;
  };
  const mark = (day) => {
    for (const one of scope.querySelectorAll('.is-over')) one.classList.toggle('is-over', one === day);
    day?.classList.add('is-over');
  };
  scope.addEventListener('dragstart', (event) => {
    dragged = event.target.closest?.('[data-move]');
    if (dragged) event.dataTransfer.setData('text/plain', dragged.dataset.was);
  });
  scope.addEventListener('dragover', (event) => {
    const day = target(event);
    mark(day);
    if (day) event.preventDefault();
  });
  scope.addEventListener('drop', (event) => {
    const day = target(event);
    if (!day) return;
    event.preventDefault();
    form.action = dragged.dataset.move;
    form.elements.date.value = day.dataset.day;
    form.elements.was.value = dragged.dataset.was;
    form.requestSubmit();
  });
  scope.addEventListener('dragend', () => {
    dragged = null;
    mark(null);
  });
}
