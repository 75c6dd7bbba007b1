package io.neffos.spring.annotation.support

import io.neffos.spring.annotation.NeffosController
import io.neffos.spring.annotation.NeffosEvent
import io.neffos.spring.annotation.OnRoomJoin
import io.neffos.spring.connection.NamespaceConnection
import io.neffos.spring.message.NeffosException
import io.neffos.spring.message.NeffosMessage
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.awaitCancellation
import kotlinx.coroutines.delay
import kotlinx.coroutines.reactor.mono
import org.springframework.messaging.handler.annotation.MessageExceptionHandler
import org.springframework.messaging.handler.annotation.Payload
import reactor.core.publisher.Mono

data class Purchase(val item: String, val number: Int)

data class Bill(val item: String, val total: Int)

/**
 * Event methods as Kotlin has them.
 */
@NeffosController("kotlin")
class SuspendingController {

	val cancelled = CompletableDeferred<Unit>()

	@NeffosEvent
	suspend fun value(): String {
		delay(1)
		return "done"
	}

	@NeffosEvent
	suspend fun immediateValue() = "done"

	@NeffosEvent
	suspend fun publisher(): Mono<String> {
		delay(1)
		return Mono.just("done")
	}

	@NeffosEvent
	suspend fun unit() {
		delay(1)
	}

	@NeffosEvent
	suspend fun immediateUnit() {
	}

	@NeffosEvent
	suspend fun nullValue(): String? {
		delay(1)
		return null
	}

	@NeffosEvent
	fun monoOfUnit(): Mono<Unit> = mono { delay(1) }

	@NeffosEvent
	suspend fun failure() {
		delay(1)
		throw NeffosException("no")
	}

	@NeffosEvent
	suspend fun immediateFailure() {
		throw NeffosException("no")
	}

	@NeffosEvent
	suspend fun fatalError() {
		delay(1)
		throw NoClassDefFoundError("gone")
	}

	@NeffosEvent
	suspend fun immediateFatalError() {
		throw StackOverflowError()
	}

	@NeffosEvent
	suspend fun buy(@Payload purchase: Purchase): Bill {
		delay(1)
		return Bill(purchase.item, purchase.number * 3)
	}

	@NeffosEvent
	suspend fun optional(@Payload purchase: Purchase?): String {
		delay(1)
		return purchase?.item ?: "nothing"
	}

	@NeffosEvent
	suspend fun surroundings(sender: NamespaceConnection, message: NeffosMessage): String {
		delay(1)
		return sender.namespace() + " " + message.text()
	}

	@NeffosEvent
	suspend fun thread(): String = Thread.currentThread().name

	@NeffosEvent
	suspend fun endless() {
		try {
			awaitCancellation()
		} finally {
			cancelled.complete(Unit)
		}
	}

	@NeffosEvent
	suspend fun handled() {
		delay(1)
		throw IllegalStateException("broken")
	}

	@OnRoomJoin
	suspend fun join() {
		delay(1)
		throw NeffosException("closed")
	}

	@MessageExceptionHandler
	suspend fun state(failure: IllegalStateException): String {
		delay(1)
		return "was ${failure.message}"
	}
}
