// Drag one seat onto another: the two change places, through the form that the list names. Without this
// script, and with a keyboard or on a telephone, "Verplaats" does the same.
for (const list of document.querySelectorAll('[data-drag]')) {
  const form = document.querySelector(list.dataset.drag);
  const scope = list.parentElement;
  const seat = (event) => event.target.closest?.('[data-seat]');
  let dragged = null;
  scope.addEventListener('dragstart', (event) => {
    dragged = seat(event);
    if (dragged) event.dataTransfer.setData('text/plain', dragged.dataset.seat);
  });
  scope.addEventListener('dragover', (event) => {
    const over = seat(event);
    for (const one of scope.querySelectorAll('.vak-seat--over')) one.classList.toggle('vak-seat--over', one === over);
    if (!dragged || !over || over === dragged) return;
    event.preventDefault();
    over.classList.add('vak-seat--over');
  });
  scope.addEventListener('dragend', () => {
    dragged = null;
    for (const one of scope.querySelectorAll('.vak-seat--over')) one.classList.remove('vak-seat--over');
  });
  scope.addEventListener('drop', (event) => {
    const over = seat(event);
    if (!dragged || !over || over === dragged) return;
    event.preventDefault();
    form.elements.one.value = dragged.dataset.seat;
    form.elements.other.value = over.dataset.seat;
    form.requestSubmit();
  });
}
