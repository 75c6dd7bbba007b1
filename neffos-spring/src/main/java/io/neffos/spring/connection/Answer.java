package io.neffos.spring.connection;

import java.lang.reflect.Type;

import io.neffos.spring.message.BodyConverter;
import io.neffos.spring.message.NeffosException;
import io.neffos.spring.message.NeffosMessage;
import org.jspecify.annotations.Nullable;

/**
 * The answer of one of many clients: a message or an error.
 *
 * @param connectionId the id of the client's connection
 * @param message the answer, or {@code null} if there is none
 * @param error the client's error, {@code ask timeout}, {@code write closed}, or
 * {@code null} if there is an answer
 * @param converter reads the answer's body
 * @since 0.1.0
 */
public record Answer(String connectionId, @Nullable NeffosMessage message, @Nullable NeffosException error,
		BodyConverter converter) {

	/**
	 * Create an answer whose body is read without a codec.
	 * @param connectionId the id of the client's connection
	 * @param message the answer, or {@code null} if there is none
	 * @param error the error, or {@code null} if there is an answer
	 */
	public Answer(String connectionId, @Nullable NeffosMessage message, @Nullable NeffosException error) {
		this(connectionId, message, error, BodyConverter.simple());
	}

	/**
	 * Read the answer's body.
	 * @param <T> the type to read
	 * @param type the type to read, as the server's converter knows it
	 * @return the object, or {@code null} if the body is empty
	 * @throws NeffosException if there is an error instead of an answer
	 * @throws IllegalArgumentException if the body can't be read as the type
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
	 * @throws NeffosException if there is an error instead of an answer
	 * @throws IllegalArgumentException if the body can't be read as the type
	 */
	@SuppressWarnings("unchecked")
	public <T> @Nullable T as(Type type) {
		if (this.message == null) {
			throw (this.error != null) ? this.error : new IllegalStateException("There is no answer");
		}
		return (T) this.converter.read(this.message, type);
	}

}
