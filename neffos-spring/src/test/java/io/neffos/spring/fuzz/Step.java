package io.neffos.spring.fuzz;

import java.time.Duration;

import io.neffos.spring.fuzz.Corpus.Payload;

/**
 * One thing that happens in a story.
 */
sealed interface Step {

	/**
	 * A client sends a message.
	 */
	record Send(int client, Payload payload) implements Step {

		@Override
		public String toString() {
			return "client " + this.client + ((this.payload.binary()) ? " binary " : " text ")
					+ Printable.of(this.payload.bytes());
		}

	}

	/**
	 * A client answers the server's last question, if there is one.
	 *
	 * @param client the client
	 * @param again whether it may answer once more later
	 * @param rest what follows the token
	 */
	record Answer(int client, boolean again, String rest) implements Step {

	}

	/**
	 * The application does something with a client.
	 */
	record Serve(int client, ServerAction action) implements Step {

	}

	/**
	 * A client's connection is lost.
	 */
	record Lose(int client) implements Step {

	}

	/**
	 * Time passes.
	 */
	record Pass(Duration time) implements Step {

	}

}
