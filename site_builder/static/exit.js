(function () {
  var link = document.getElementById("exit"), hint = document.getElementById("hint");
  var pressed = 0, key = "", since = 0;
  function leave(event) {
    if (event) event.preventDefault();
    document.documentElement.className = "gone";
    document.title = "Loading";
    location.replace(link.href);
  }
  link.onclick = leave;
  document.onkeyup = function (event) {
    if (event.key !== "Shift" && event.key !== "Escape") { pressed = 0; return; }
    if (event.key !== key || event.timeStamp - since > 5000) pressed = 0;
    key = event.key; since = event.timeStamp; pressed += 1;
    if (pressed === 3) leave();
    else hint.textContent = key + ": press " + (pressed === 2 ? "once" : "twice") + " more to leave";
  };
  hint.textContent = "or press Escape three times";
  if (document.body.className === "young") document.onclick = function (event) {
    var to = event.target.closest("a[href]");
    if (!to || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || to.host !== location.host) return;
    event.preventDefault();
    location.replace(to.href);
  };
})();
