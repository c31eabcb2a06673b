package org.axonmark.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * m2e looks at what is bound from validate to process-test-classes: it warns of what it does not know there, or runs it at every save. All executions that
 * a module's effective pom can hold are those of its own pom and of the root, in all profiles, and those of its packaging.
 */
class EclipseImportTest {

    private static final Path ROOT = Path.of(System.getProperty("axonmark.root"));

    /** Phases that m2e looks at. */
    private static final Set<String> LOOKED_AT = Set.of("validate", "initialize", "generate-sources", "process-sources",
            "generate-resources",
            "process-resources", "compile", "process-classes", "generate-test-sources", "process-test-sources", "generate-test-resources",
            "process-test-resources", "test-compile", "process-test-classes");

    /** Plug-ins for which m2e itself has lifecycle mapping metadata. */
    private static final Set<String> MAPPED = Set.of("maven-compiler-plugin", "maven-resources-plugin", "maven-enforcer-plugin");

    /** Phases of goals that are bound without naming one. */
    private static final Map<String, String> PHASES = Map.of("integration-test", "integration-test", "verify", "verify", "descriptor",
            "process-classes");

    /** What packagings bind early beside compiler and resources: the execution's id, its plug-in. */
    private static final Map<String, List<String>> OF_PACKAGING =
            Map.of("jar", List.of(), "war", List.of(), "pom", List.of(), "maven-plugin",
                    List.of("default-descriptor"));

    @Test
    void nothingEarly_isUnknownToM2e() throws Exception {
        List<String> wrong = new ArrayList<>();
        int executions = 0;
        for (Path pom : poms()) {
            Document document = read(pom);
            NodeList all = document.getElementsByTagName("execution");
            for (int i = 0; i < all.getLength(); i++) {
                Element execution = (Element) all.item(i);
                Element plugin = (Element) execution.getParentNode().getParentNode();
                String artifact = child(plugin, "artifactId").orElseThrow();
                executions++;
                if (LOOKED_AT.contains(phase(execution, artifact)) && !MAPPED.contains(artifact) && !saysM2e(execution)) {
                    wrong.add(ROOT.relativize(pom) + ": " + artifact + " at " + phase(execution, artifact)
                            + "; bind it later, or say <?m2e ignore?> in the execution");
                }
            }
            String packaging = child(document.getDocumentElement(), "packaging").orElse("jar");
            assertThat(OF_PACKAGING).as("packagings known here; " + pom).containsKey(packaging);
            for (String id : OF_PACKAGING.getOrDefault(packaging, List.of())) {
                assertThat(executions(document, id)).as(pom + ", bound by its packaging").anyMatch(EclipseImportTest::saysM2e);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(executions).as("executions read").isGreaterThan(8);
    }

    /** Where there are annotation processors that Eclipse needs, the module turns them on; the checkers' are javac's alone. */
    @Test
    void annotationProcessing_isOnWhereBenchmarksAre() throws Exception {
        for (Path pom : poms()) {
            String text = Files.readString(pom);
            assertThat(text.contains("<m2e.apt.activation>jdt_apt<")).as(pom.toString())
                    .isEqualTo(text.contains("<annotationProcessorPaths") && !pom.equals(ROOT.resolve("pom.xml")));
        }
    }

    private static String phase(Element execution, String artifact) {
        Optional<String> phase = child(execution, "phase");
        if (phase.isPresent()) {
            return phase.get();
        }
        NodeList goals = execution.getElementsByTagName("goal");
        if (goals.getLength() == 0) {
            return artifact.equals("maven-plugin-plugin") ? "process-classes" : "verify";
        }
        String goal = goals.item(0).getTextContent().strip();
        assertThat(PHASES).as("phases of goals bound without one; " + artifact).containsKey(goal);
        return PHASES.getOrDefault(goal, "");
    }

    private static boolean saysM2e(Element execution) {
        for (Node node = execution.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node.getNodeType() == Node.PROCESSING_INSTRUCTION_NODE && node.getNodeName().equals("m2e")) {
                return true;
            }
        }
        return false;
    }

    private static List<Element> executions(Document document, String id) {
        List<Element> found = new ArrayList<>();
        NodeList all = document.getElementsByTagName("execution");
        for (int i = 0; i < all.getLength(); i++) {
            if (child((Element) all.item(i), "id").filter(id::equals).isPresent()) {
                found.add((Element) all.item(i));
            }
        }
        return found;
    }

    private static Optional<String> child(Element element, String name) {
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node.getNodeName().equals(name)) {
                return Optional.of(node.getTextContent().strip());
            }
        }
        return Optional.empty();
    }

    /** Returns the root's pom and those of its modules, whose parent it is. */
    private static List<Path> poms() throws IOException, SAXException, ParserConfigurationException {
        List<Path> poms = new ArrayList<>(List.of(ROOT.resolve("pom.xml")));
        NodeList modules = read(poms.getFirst()).getElementsByTagName("module");
        for (int i = 0; i < modules.getLength(); i++) {
            Path pom = ROOT.resolve(modules.item(i).getTextContent().strip()).resolve("pom.xml");
            Element parent = (Element) read(pom).getElementsByTagName("parent").item(0);
            assertThat(child(parent, "artifactId")).as("parent of " + pom).contains("axonmark");
            poms.add(pom);
        }
        assertThat(poms).hasSizeGreaterThan(50);
        return poms;
    }

    private static Document read(Path pom) throws IOException, SAXException, ParserConfigurationException {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(pom.toFile());
    }
}
