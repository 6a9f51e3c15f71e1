//! Fills `{parameters}` into texts.

/// The template with every `{name}` replaced by its value; what has no value stays as it is.
#[must_use]
pub fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(template.len() + 16);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let found = after
            .split_once('}')
            .and_then(|(name, tail)| values.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value, tail)));
        match found {
            Some((value, tail)) => {
                filled.push_str(value);
                rest = tail;
            }
            None => {
                filled.push('{');
                rest = after;
            }
        }
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn parameters_are_filled_wherever_they_stand() {
        let values = [("name", "Chloé"), ("amount", "5 €")];
        assert_eq!(fill("{name} : {amount}, {name}", &values), "Chloé : 5 €, Chloé");
        assert_eq!(fill("rien", &values), "rien");
    }

    #[test]
    fn a_value_is_never_read_as_a_template() {
        assert_eq!(fill("{name}", &[("name", "{amount}"), ("amount", "5 €")]), "{amount}");
    }

    #[test]
    fn what_has_no_value_stays() {
        assert_eq!(fill("{name} {other} {", &[("name", "x")]), "x {other} {");
    }
}
