package kymo.core.dataset;

class InMemoryCatalogueTest extends CatalogueTest {
    @Override
    Catalogue newCatalogue() {
        return new InMemoryCatalogue();
    }
}
