package io.neffos.spring.boot.metrics;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.neffos.spring.boot.metrics.NeffosHandlerObservationContext.Outcome;
import io.neffos.spring.boot.metrics.NeffosHandlerObservationDocumentation.HighCardinalityKeyNames;
import io.neffos.spring.boot.metrics.NeffosHandlerObservationDocumentation.LowCardinalityKeyNames;

/**
 * The names and key values of {@link NeffosHandlerObservationDocumentation}. To be
 * extended by conventions that only add to them.
 *
 * @since 0.1.0
 */
public class DefaultNeffosHandlerObservationConvention implements NeffosHandlerObservationConvention {

	private static final String NAME = "neffos.handler";

	private static final String UNKNOWN_OUTCOME = "UNKNOWN";

	private final String name;

	/**
	 * Create the convention with the name {@code neffos.handler}.
	 */
	public DefaultNeffosHandlerObservationConvention() {
		this(NAME);
	}

	/**
	 * Create the convention with another name.
	 * @param name the observation's name
	 */
	public DefaultNeffosHandlerObservationConvention(String name) {
		this.name = name;
	}

	@Override
	public String getName() {
		return this.name;
	}

	@Override
	public String getContextualName(NeffosHandlerObservationContext context) {
		return "neffos " + TagValues.namespace(context.getNamespace()) + "/" + context.getEvent();
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(NeffosHandlerObservationContext context) {
		return KeyValues.of(server(context), namespace(context), event(context), outcome(context));
	}

	@Override
	public KeyValues getHighCardinalityKeyValues(NeffosHandlerObservationContext context) {
		return KeyValues.of(room(context), connectionId(context));
	}

	/**
	 * Return the server's key value.
	 * @param context the context of the observation
	 * @return the name of the server's bean
	 */
	protected KeyValue server(NeffosHandlerObservationContext context) {
		return KeyValue.of(LowCardinalityKeyNames.SERVER, context.getServer());
	}

	/**
	 * Return the namespace's key value.
	 * @param context what is known
	 * @return the declared namespace, {@code none} for the one without a name
	 */
	protected KeyValue namespace(NeffosHandlerObservationContext context) {
		return KeyValue.of(LowCardinalityKeyNames.NAMESPACE, TagValues.namespace(context.getNamespace()));
	}

	/**
	 * Return the event's key value.
	 * @param context what is known
	 * @return the declared event
	 */
	protected KeyValue event(NeffosHandlerObservationContext context) {
		return KeyValue.of(LowCardinalityKeyNames.EVENT, context.getEvent());
	}

	/**
	 * Return the outcome's key value.
	 * @param context what is known
	 * @return the outcome, {@code UNKNOWN} as long as the handler runs
	 */
	protected KeyValue outcome(NeffosHandlerObservationContext context) {
		Outcome outcome = context.getOutcome();
		return KeyValue.of(LowCardinalityKeyNames.OUTCOME, (outcome != null) ? outcome.name() : UNKNOWN_OUTCOME);
	}

	/**
	 * Return the room's key value.
	 * @param context what is known
	 * @return the room, {@code none} if there is none
	 */
	protected KeyValue room(NeffosHandlerObservationContext context) {
		return KeyValue.of(HighCardinalityKeyNames.ROOM,
				(context.getRoom().isEmpty()) ? KeyValue.NONE_VALUE : context.getRoom());
	}

	/**
	 * Return the connection id's key value.
	 * @param context what is known
	 * @return the id
	 */
	protected KeyValue connectionId(NeffosHandlerObservationContext context) {
		return KeyValue.of(HighCardinalityKeyNames.CONNECTION_ID, context.getConnection().connection().id());
	}

}
