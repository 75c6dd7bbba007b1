package io.neffos.spring.docs;

import io.neffos.spring.annotation.NeffosEvent;
import io.neffos.spring.annotation.OnRoomJoin;
import io.neffos.spring.connection.Room;
import io.neffos.spring.message.NeffosException;

import org.springframework.stereotype.Component;

@Component
class NewsEvents {

	@OnRoomJoin(namespace = "news")
	void join(Room room) {
		if (!room.name().matches("[a-z]+")) {
			throw new NeffosException("no such topic");
		}
	}

	@NeffosEvent(namespace = "news", event = "${news.event:suggest}")
	String suggest(String title) {
		return "Thank you for '" + title + "'.";
	}

}
