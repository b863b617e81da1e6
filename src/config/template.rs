//! The commented file with every key and its default.

use super::schema::CONFIGS;
use crate::agenda::template::Template;

/// A file with every key and its default as comments: it can be used as it stands, and says the same as none. `places` says
/// where it is looked for, a line each.
pub fn template(places: &[String]) -> String {
    let mut template = Template::default();
    template.comment(
        "The configuration of rapporteur. What follows a # is not read: to set something, take the # before it away and \
         change what stands there. `rapporteur config --check` says whether all is well. What the command line says goes \
         before this file.",
    );
    template.comment("");
    for place in places {
        template.comment(place);
    }
    for schema in CONFIGS.root.all() {
        if !schema.header.is_empty() {
            template.line("");
            template.comment(schema.does);
            template.line(schema.header);
        }
        template.keys(schema, &[]);
    }
    template.text
}
