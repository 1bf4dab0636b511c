// A new version of the site is taken as a whole. When its service worker takes over while the page is being loaded, half
// of the page is from before: it is loaded again. Later nothing is disturbed: the learner's next visit has the new one.

{
  const { serviceWorker } = navigator;
  const renew = () => {
    if (document.body?.hasAttribute("data-course-python")) return;
    document.documentElement.dataset.courseRenewing = "";
    location.reload();
  };
  if (serviceWorker?.controller) serviceWorker.addEventListener("controllerchange", renew, { once: true });
}
