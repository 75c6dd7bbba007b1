package io.neffos.spring.architecture;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the central repository and applications need of the modules' poms.
 */
class PublishedModulesTests {

	private static final String BOM = "neffos-spring-dependencies";

	private final List<String> published = new ArrayList<>();

	@BeforeEach
	void publishedModules() throws Exception {
		for (String module : Pom.root().texts("/project/modules/module")) {
			if (!Pom.module(module).text("/project/properties/maven.deploy.skip").equals("true")) {
				this.published.add(module);
			}
		}
		assertThat(this.published).contains("neffos-spring", "neffos-spring-boot-starter", BOM)
			.doesNotContain("neffos-spring-sample", "neffos-spring-integration-tests", "neffos-benchmarks");
	}

	@Test
	void billOfMaterials() throws Exception {
		Pom bom = Pom.module(BOM);
		this.published.remove(BOM);
		String managed = "/project/dependencyManagement/dependencies/dependency/";
		assertThat(bom.texts(managed + "artifactId")).containsExactlyInAnyOrderElementsOf(this.published);
		assertThat(bom.texts(managed + "version")).containsOnly("${project.version}");
	}

	@Test
	void billOfMaterialsOfTheBuild() throws Exception {
		Pom root = Pom.root();
		assertThat(root.text("//dependencyManagement//dependency[artifactId='" + BOM + "']/scope")).isEqualTo("import");
		for (String metadata : List.of("groupId", "version", "url", "licenses", "developers", "scm")) {
			assertThat(Pom.module(BOM).text("/project/" + metadata)).as(metadata)
				.isNotBlank()
				.isEqualTo(root.text("/project/" + metadata));
		}
	}

	@Test
	void descriptions() throws Exception {
		for (String module : this.published) {
			assertThat(Pom.module(module).text("/project/name")).as(module).isNotBlank();
			assertThat(Pom.module(module).text("/project/description")).as(module).isNotBlank();
		}
	}

	@Test
	void moduleNames() throws Exception {
		List<String> names = new ArrayList<>();
		this.published.remove(BOM);
		for (String module : this.published) {
			names.add(Pom.module(module).text("/project/properties/java.module.name"));
		}
		assertThat(names).doesNotHaveDuplicates()
			.allSatisfy((name) -> assertThat(name).startsWith(ProductionClasses.BASE));
	}

}
