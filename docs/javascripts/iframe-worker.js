// Search without a server: a browser starts no worker for a page opened from a folder, so there the script of the search
// runs in a hidden frame instead, with the interface of a Worker.
if (location.protocol === "file:") {
  window.Worker = class extends EventTarget {
    constructor(url) {
      super();
      this.frame = document.createElement("iframe");
      this.frame.hidden = true;
      document.body.appendChild(this.frame);
      const inner = this.frame.contentWindow;
      inner.postMessageOut = (data) => this.dispatchEvent(new MessageEvent("message", { data }));
      inner.document.open();
      inner.document.write(
        "<script>" +
          "window.postMessage = window.postMessageOut;" +
          "window.importScripts = (...urls) => urls.reduce((before, url) => before.then(() => new Promise((done, failed) => {" +
          "const script = document.createElement('script'); script.src = url; script.onload = done; script.onerror = failed;" +
          "document.body.appendChild(script); })), Promise.resolve());" +
          "</" + "script><script src='" + url + "'></" + "script>"
      );
      inner.document.close();
    }
    postMessage(data) {
      const send = () => this.frame.contentWindow.dispatchEvent(new MessageEvent("message", { data }));
      this.frame.contentDocument.readyState === "complete" ? send() : this.frame.addEventListener("load", send, { once: true });
    }
    terminate() {
      this.frame.remove();
    }
  };
}
