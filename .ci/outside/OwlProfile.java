import java.io.File;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.semanticweb.owlapi.apibinding.OWLManager;
import org.semanticweb.owlapi.model.AxiomType;
import org.semanticweb.owlapi.model.OWLOntology;
import org.semanticweb.owlapi.profiles.OWL2DLProfile;

/** Prints how many entities of each kind the ontology in a file declares, and in what ways, and how often, it departs from OWL 2 DL. */
class OwlProfile {
  public static void main(String[] arguments) throws Exception {
    OWLOntology ontology = OWLManager.createOWLOntologyManager().loadOntologyFromOntologyDocument(new File(arguments[0]));
    print(ontology.axioms(AxiomType.DECLARATION).map(axiom -> axiom.getEntity().getEntityType().getPrintName()));
    print(new OWL2DLProfile().checkOntology(ontology).getViolations().stream()
        .map(violation -> "departure " + violation.getClass().getSimpleName() + " " + violation.getExpression()));
  }

  static void print(Stream<String> lines) {
    lines.collect(Collectors.groupingBy(line -> line, TreeMap::new, Collectors.counting()))
        .forEach((line, count) -> System.out.println(line + " " + count));
  }
}
