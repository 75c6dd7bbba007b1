package io.neffos.spring.boot.metrics;

import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import io.micrometer.observation.docs.ObservationDocumentation;

/**
 * The observation of handlers.
 *
 * @since 0.1.0
 */
public enum NeffosHandlerObservationDocumentation implements ObservationDocumentation {

	/**
	 * The call of a handler: from when it is its message's turn, over the time that it
	 * waits for a thread, until its reply is there or it has failed.
	 */
	HANDLER {

		@Override
		public Class<? extends ObservationConvention<? extends Observation.Context>> getDefaultConvention() {
			return DefaultNeffosHandlerObservationConvention.class;
		}

		@Override
		public KeyName[] getLowCardinalityKeyNames() {
			return LowCardinalityKeyNames.values();
		}

		@Override
		public KeyName[] getHighCardinalityKeyNames() {
			return HighCardinalityKeyNames.values();
		}

	};

	/**
	 * Keys with few values, which become tags of the timer.
	 */
	public enum LowCardinalityKeyNames implements KeyName {

		/** The name of the server's bean. */
		SERVER {

			@Override
			public String asString() {
				return "neffos.server";
			}

		},

		/** The namespace that the handler was declared in. */
		NAMESPACE {

			@Override
			public String asString() {
				return "neffos.namespace";
			}

		},

		/** The event that the handler was declared for. */
		EVENT {

			@Override
			public String asString() {
				return "neffos.event";
			}

		},

		/** How the handler has ended. */
		OUTCOME {

			@Override
			public String asString() {
				return "outcome";
			}

		}

	}

	/**
	 * Keys with any number of values, which only traces have.
	 */
	public enum HighCardinalityKeyNames implements KeyName {

		/** The room that the message is about. */
		ROOM {

			@Override
			public String asString() {
				return "neffos.room";
			}

		},

		/** The id of the connection that has sent the message. */
		CONNECTION_ID {

			@Override
			public String asString() {
				return "neffos.connection.id";
			}

		}

	}

}
