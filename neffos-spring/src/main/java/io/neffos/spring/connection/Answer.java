package io.neffos.spring.connection;

import java.lang.reflect.Type;
import java.util.Objects;

import io.neffos.spring.message.BodyConverter;
import io.neffos.spring.message.NeffosError;
import io.neffos.spring.message.NeffosException;
import io.neffos.spring.message.NeffosMessage;
import org.jspecify.annotations.Nullable;

/**
 * The answer of one of many clients: a message or an error. Immutable.
 *
 * @since 0.1.0
 */
public final class Answer {

	private final String connectionId;

	private final @Nullable NeffosMessage message;

	private final @Nullable NeffosException error;

	private final BodyConverter converter;

	private Answer(String connectionId, @Nullable NeffosMessage message, @Nullable NeffosException error,
			BodyConverter converter) {
		this.connectionId = connectionId;
		this.message = message;
		this.error = error;
		this.converter = converter;
	}

	/**
	 * Create an answer whose body is read without a codec, as text or bytes.
	 * @param connectionId the id of the client's connection
	 * @param message the answer
	 * @return the answer
	 */
	public static Answer of(String connectionId, NeffosMessage message) {
		return of(connectionId, message, BodyConverter.simple());
	}

	/**
	 * Create an answer.
	 * @param connectionId the id of the client's connection
	 * @param message the answer
	 * @param converter reads the answer's body
	 * @return the answer
	 */
	public static Answer of(String connectionId, NeffosMessage message, BodyConverter converter) {
		return new Answer(connectionId, message, null, converter);
	}

	/**
	 * Create the result of an ask that failed.
	 * @param connectionId the id of the client's connection
	 * @param error the error
	 * @return the answer
	 */
	public static Answer failed(String connectionId, NeffosException error) {
		return new Answer(connectionId, null, error, BodyConverter.simple());
	}

	/**
	 * Return the id of the client's connection.
	 * @return the id, never empty
	 */
	public String connectionId() {
		return this.connectionId;
	}

	/**
	 * Return the client's answer.
	 * @return the message, or {@code null} if there is an error
	 */
	public @Nullable NeffosMessage message() {
		return this.message;
	}

	/**
	 * Return the reason why there is no answer.
	 * @return the client's error, {@code ask timeout}, {@code write closed}, or
	 * {@code null} if there is an answer
	 */
	public @Nullable NeffosException error() {
		return this.error;
	}

	/**
	 * Read the answer's body.
	 * @param <T> the type to read
	 * @param type the type to read, as the server's converter knows it
	 * @return the object, or {@code null} if the body is empty
	 * @throws NeffosException if there is an error instead of an answer, or
	 * {@code invalid payload} if the body can't be read as the type
	 * @throws IllegalArgumentException if the converter can't read the type at all
	 */
	public <T> @Nullable T as(Class<T> type) {
		return as((Type) type);
	}

	/**
	 * Read the answer's body as a generic type.
	 * @param <T> the type to read, which must be the given one
	 * @param type the type to read, such as Spring's
	 * {@code ParameterizedTypeReference.getType()}
	 * @return as {@link #as(Class)}
	 * @throws NeffosException if there is an error instead of an answer, or
	 * {@code invalid payload} if the body can't be read as the type
	 * @throws IllegalArgumentException if the converter can't read the type at all
	 */
	@SuppressWarnings("unchecked")
	public <T> @Nullable T as(Type type) {
		if (this.error != null) {
			throw this.error;
		}
		return (T) this.converter.read(Objects.requireNonNull(this.message), type);
	}

	/**
	 * Return a description for logs. It has no text of the client: of a message its names
	 * and its size, of an error the protocol's text if it is one of the protocol's.
	 */
	@Override
	public String toString() {
		return "Answer[connectionId=" + this.connectionId + ", "
				+ ((this.error != null) ? "error=" + text(this.error.error()) : "message=" + this.message) + "]";
	}

	private static String text(@Nullable NeffosError error) {
		return (error != null) ? error.text() : "the client's own";
	}

}
