package io.neffos.spring.boot.metrics

import io.micrometer.observation.Observation
import io.neffos.spring.annotation.NeffosController
import io.neffos.spring.annotation.NeffosEvent
import kotlinx.coroutines.currentCoroutineContext
import kotlinx.coroutines.delay
import kotlinx.coroutines.reactor.ReactorContext

/**
 * A suspending handler that says which observation its context has.
 */
@NeffosController("suspending")
class SuspendingHandlers {

	@NeffosEvent
	suspend fun observation(): String {
		delay(1)
		val context = currentCoroutineContext()[ReactorContext]?.context
		return context?.getOrDefault<Observation>("micrometer.observation", null)?.context?.name ?: "none"
	}
}
