package io.neffos.spring.annotation.support

import io.neffos.spring.annotation.NeffosController
import io.neffos.spring.annotation.NeffosEvent
import org.springframework.http.ResponseEntity

/**
 * Replies as web controllers do, which keeps the application from starting.
 */
@NeffosController("kotlin")
class SuspendingEntityController {

	@NeffosEvent
	suspend fun entity(): ResponseEntity<String> = ResponseEntity.ok("done")

}
