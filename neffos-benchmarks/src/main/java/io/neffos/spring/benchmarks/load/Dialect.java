package io.neffos.spring.benchmarks.load;

import org.jspecify.annotations.Nullable;

/**
 * What a client has to say to a server until it is in its room, and where a message's
 * body is. One for all connections, without state: a connection counts its own steps.
 */
interface Dialect {

	/** Enough of a message to see the body's numbers where the body ends it. */
	int SMALL_WINDOW = 32;

	/**
	 * Returns where to connect to.
	 * @param room the room to join, {@code null} for none
	 * @return the request's target
	 */
	String path(@Nullable String room);

	/**
	 * Returns what to say next.
	 * @param step how many times something was said before; 0 right after the upgrade
	 * @param room the room to join, {@code null} for none
	 * @param answer what the server has said, empty at step 0
	 * @return what to say, {@link Step#READY} or {@link Step#WAIT}
	 */
	Step next(int step, @Nullable String room, String answer);

	/**
	 * Returns how many bytes of a message follow its body.
	 * @return the number
	 */
	default int trailer() {
		return 0;
	}

	/**
	 * Makes a question that is answered with the same body.
	 * @param body the body
	 * @return the text to send
	 */
	String ask(String body);

	/**
	 * Answers a message that carries no body, such as a heartbeat.
	 * @param message the message
	 * @return what to say, {@code null} for nothing
	 */
	default @Nullable String reply(String message) {
		return null;
	}

	/**
	 * Returns how many bytes of a message are to be kept.
	 * @return the number
	 */
	default int windowSize() {
		return SMALL_WINDOW;
	}

	/**
	 * Returns where the part to keep begins.
	 * @param length the length of the message, or of its first fragment
	 * @param bodySize the size of the body
	 * @return the position
	 */
	default long windowStart(long length, int bodySize) {
		return length - trailer() - bodySize;
	}

	/**
	 * Finds the body in the part that was kept.
	 * @param window the part
	 * @param kept how many bytes of it
	 * @return where the body begins, negative if there is none
	 */
	default int bodyStart(byte[] window, int kept) {
		return 0;
	}

	/**
	 * Finds the dialect of a server.
	 * @param name its name
	 * @return the dialect
	 */
	static Dialect of(String name) {
		return switch (name) {
			case "neffos" -> new NeffosDialect();
			case "plain" -> new PlainDialect();
			case "socketio" -> new SocketIoDialect();
			case "stomp" -> new StompDialect();
			default -> throw new IllegalArgumentException("No dialect '" + name + "'");
		};
	}

	/**
	 * What a connection does next.
	 *
	 * @param text what to say, {@code null} for nothing
	 * @param ready whether the connection is in its room, or will be without an answer
	 */
	record Step(@Nullable String text, boolean ready) {

		static final Step READY = new Step(null, true);

		static final Step WAIT = new Step(null, false);

		static Step say(String text) {
			return new Step(text, false);
		}

		static Step sayLast(String text) {
			return new Step(text, true);
		}

	}

}
