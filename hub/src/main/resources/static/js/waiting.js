// Says that something takes a while, sends a form only once, offers to print. Pages work without it.
(function () {
  'use strict';
  var WAIT = 300, GIVE_UP = 30000, AGAIN = 5000;
  var timer = null, end = null;

  function said() { return document.getElementById('waiting'); }

  function begin() {
    stop();
    timer = setTimeout(function () {
      document.documentElement.classList.add('is-waiting');
      if (said()) { said().textContent = said().dataset.text; }
    }, WAIT);
    end = setTimeout(stop, GIVE_UP);
  }

  function stop() {
    clearTimeout(timer);
    clearTimeout(end);
    document.documentElement.classList.remove('is-waiting');
    if (said()) { said().textContent = ''; }
  }

  function leaves(link) {
    return link && link.origin === location.origin && !link.hasAttribute('download') && !link.target &&
      !/\/(export|evidence|own|workbook)(\.|$|\?|\/)|\.(xlsx|csv|asice|jsonl|pdf)$/.test(link.pathname) &&
      !(link.hash && link.pathname === location.pathname && link.search === location.search);
  }

  document.addEventListener('submit', function (event) {
    var form = event.target;
    if (event.defaultPrevented) { return; }
    if (form.method === 'post') {
      if (form.dataset.sent) { event.preventDefault(); return; }
      form.dataset.sent = 'yes';
      // After the browser has taken the values, and not for ever: the answer may be a file.
      setTimeout(function () { mark(form, true); }, 0);
      setTimeout(function () { mark(form, false); }, AGAIN);
    }
    begin();
  });

  function mark(form, sent) {
    if (!sent) { delete form.dataset.sent; }
    form.querySelectorAll('button[type=submit]').forEach(function (button) { button.disabled = sent; });
  }

  document.addEventListener('click', function (event) {
    if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey) { return; }
    var link = event.target.closest ? event.target.closest('a[href]') : null;
    if (link && link.pathname !== undefined && leaves(link)) { begin(); }
  });

  document.querySelectorAll('button[data-print]').forEach(function (button) {
    button.hidden = false;
    button.addEventListener('click', function () { window.print(); });
  });

  document.addEventListener('htmx:beforeRequest', begin);
  document.addEventListener('htmx:afterRequest', stop);
  window.addEventListener('pageshow', function () {
    stop();
    document.querySelectorAll('form[data-sent]').forEach(function (form) { mark(form, false); });
  });
}());
