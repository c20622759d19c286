// The addresses of the Slack platform.

export const EVENTS_PATH = "/slack/events";
export const INSTALL_PATH = "/slack/install";
/** Where Slack sends people back to. */
export const REDIRECT_PATH = "/slack/oauth_redirect";
