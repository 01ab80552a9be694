(function () {
  var link = document.getElementById("exit"), hint = document.getElementById("hint");
  var pressed = 0, key = "", since = 0;
  function leave(event) {
    if (event) event.preventDefault();
    document.documentElement.className = "gone";
    document.title = "Loading";
    location.replace(link.href);
  }
  link.addEventListener("click", leave);
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Shift" && event.key !== "Escape") pressed = 0;
  });
  document.addEventListener("keyup", function (event) {
    if (event.key !== "Shift" && event.key !== "Escape") return;
    if (event.key !== key || event.timeStamp - since > 5000) pressed = 0;
    key = event.key; since = event.timeStamp; pressed += 1;
    if (pressed === 3) leave();
    else hint.textContent = key + ": press " + (pressed === 2 ? "once" : "twice") + " more to leave";
  });
  hint.textContent = "or press Escape three times";
})();
