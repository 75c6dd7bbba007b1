package io.neffos.spring.connection;

import io.neffos.spring.message.NeffosException;
import io.neffos.spring.message.NeffosMessage;
import org.jspecify.annotations.Nullable;

/**
 * What one of many clients has answered: a message or an error.
 *
 * @param connectionId the id of the client's connection
 * @param message the answer, or {@code null} if there is none
 * @param error the client's error, {@code ask timeout}, {@code write closed}, or
 * {@code null} if there is an answer
 * @since 0.1.0
 */
public record Answer(String connectionId, @Nullable NeffosMessage message, @Nullable NeffosException error) {

}
