package io.understudy.it;

import java.io.File;
import java.util.List;
import org.jboss.arquillian.container.spi.client.deployment.DeploymentDescription;
import org.jboss.arquillian.container.test.api.Testable;
import org.jboss.arquillian.container.test.spi.client.deployment.DeploymentScenarioGenerator;
import org.jboss.arquillian.test.spi.TestClass;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The EAR as it was built, and beside its modules one more that carries the tests of package {@code inside} into the container. */
public final class Application implements DeploymentScenarioGenerator {

    private static final String BEANS = """
            <beans xmlns="https://jakarta.ee/xml/ns/jakartaee" version="4.1" bean-discovery-mode="annotated"/>""";

    private static final String MODULES = """
            <application xmlns="https://jakarta.ee/xml/ns/jakartaee" version="11">
              <application-name>understudy</application-name>
              <module><ejb>ejb-inference.jar</ejb></module>
              <module><web><web-uri>web-api.war</web-uri><context-root>/</context-root></web></module>
              <module><web><web-uri>it.war</web-uri><context-root>/it</context-root></web></module>
              <library-directory>lib</library-directory>
            </application>""";

    @Override
    public List<DeploymentDescription> generate(TestClass first) {
        return List.of(new DeploymentDescription("understudy", ear()).shouldBeTestable(true));
    }

    private static EnterpriseArchive ear() {
        var ear = ShrinkWrap.create(ZipImporter.class, "understudy.ear")
                .importFrom(new File(System.getProperty("ear.file")))
                .as(EnterpriseArchive.class);
        var tests = ShrinkWrap.create(WebArchive.class, "it.war")
                .addPackages(true, "io.understudy.it.inside")
                .addAsWebInfResource(new StringAsset(BEANS), "beans.xml");
        ear.addAsModule(Testable.archiveToTest(tests));
        ear.delete("META-INF/application.xml");
        return ear.setApplicationXML(new StringAsset(MODULES));
    }
}
