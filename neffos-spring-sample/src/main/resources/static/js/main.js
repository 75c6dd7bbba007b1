import { Chat } from "./chat.js";
import { ComposerView } from "./view/composer.js";
import { ConversationView } from "./view/conversation.js";
import { LinesView } from "./view/lines.js";
import { Panels } from "./view/panels.js";
import { SidebarView } from "./view/sidebar.js";
import { SignInView } from "./view/sign-in.js";
import { StatusView } from "./view/status.js";

const chat = new Chat("/neffos");
const panels = new Panels(chat);
const composer = new ComposerView(chat);

function toConversation() {
	panels.showConversation();
	composer.focus();
}

new StatusView(chat);
new SignInView(chat, toConversation);
new SidebarView(chat, toConversation);
new ConversationView(chat, toConversation);
new LinesView(chat);
document.addEventListener("visibilitychange", () => {
	if (!document.hidden && chat.conversation) {
		chat.show(chat.active);
	}
});
chat.dispatchEvent(new Event("change"));
chat.start();
