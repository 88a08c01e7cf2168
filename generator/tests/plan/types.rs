//! Names, fields and constructors of types.

use crate::harness::{check, check_with, receiving, sending};

#[test]
fn presence_follows_required_and_nullable() {
    check(
        &receiving(
            "{type: object, required: [a, b], properties: {a: {type: string}, b: {type: string, nullable: true}, \
             c: {type: string}, d: {type: string, nullable: true}}}",
            "",
        ),
        "
        types:
          things Thing struct
            a required String = a
            b nullable String = b
            c optional String = c
            d optional String = d
        ",
    );
}

#[test]
fn only_what_is_sent_has_a_constructor_and_setters() {
    let thing = "{type: object, required: [a], properties: {a: {type: string}, b: {type: integer}, \
                 c: {type: boolean, nullable: true}}}";
    check(
        &sending(thing, ""),
        "
        types:
          things Thing struct new(..)
            a required String = a
            b optional i64 = b with_b
            c patch bool = c with_c with_null_c
        ",
    );
    check(
        &receiving(thing, ""),
        "
        types:
          things Thing struct
            a required String = a
            b optional i64 = b
            c optional bool = c
        ",
    );
}

#[test]
fn null_is_told_from_absence_where_quirks_ask_for_it() {
    let thing = "{type: object, properties: {a: {type: string, nullable: true}, b: {type: string}, \
                 c: {type: string, nullable: true}}}";
    check_with(
        &receiving(thing, ""),
        "three_state: ['*.a', '*.b']",
        "
        types:
          things Thing struct default
            a patch String = a
            b patch String = b
            c optional String = c
        ",
    );
}

#[test]
fn setters_of_null_give_way_to_a_property_of_that_name() {
    check(
        &sending(
            "{type: object, properties: {x: {type: string, nullable: true}, null_x: {type: string}}}",
            "",
        ),
        "
        types:
          things Thing struct default
            x patch String = x with_x with_x_null
            null_x optional String = null_x with_null_x
        ",
    );
}

#[test]
fn over_five_required_fields_come_in_a_struct_of_their_own() {
    let thing = |count: usize| {
        let names: Vec<&str> = ["a", "b", "c", "d", "e", "f"].into_iter().take(count).collect();
        let properties: Vec<String> = names.iter().map(|name| format!("{name}: {{type: boolean}}")).collect();
        let required = names.join(", ");
        format!("{{type: object, required: [{required}], properties: {{{}}}}}", properties.join(", "))
    };
    let head = |document: &str| {
        let (plan, _) = crate::harness::planned(document, "{}");
        format!("{:?}", plan.resources[0].types.iter().map(|item| &item.kind).collect::<Vec<_>>())
    };
    assert!(head(&sending(&thing(5), "")).contains("constructor: Positional"));
    assert!(head(&sending(&thing(6), "")).contains("constructor: Named(\"ThingRequired\")"));
    let beside = "ThingRequired: {type: object}\nUser: {$ref: '#/components/schemas/ThingRequired'}";
    let thing = thing(6).replacen("f: {type: boolean}", "f: {$ref: '#/components/schemas/ThingRequired'}", 1);
    assert!(head(&sending(&thing, beside)).contains("constructor: Named(\"ThingRequiredFields\")"));
}

#[test]
fn undeclared_properties_have_a_field_that_keeps_off_the_declared() {
    check(
        &receiving(
            "{type: object, properties: {additional_properties: {type: string}}, additionalProperties: {type: integer}}",
            "",
        ),
        "
        types:
          things Thing struct default
            additional_properties optional String = additional_properties
            undeclared_properties rest i64
        ",
    );
}

#[test]
fn fields_that_meet_after_casing_are_told_apart() {
    check(
        &receiving(
            "{type: object, properties: {fooBar: {type: string}, foo_bar: {type: string}, type: {type: string}, \
             self: {type: string}, '2fa': {type: boolean}, '+1': {type: integer}}}",
            "",
        ),
        "
        types:
          things Thing struct default
            foo_bar_value optional String = fooBar
            foo_bar optional String = foo_bar
            r#type optional String = type
            self_ optional String = self
            n2fa optional bool = 2fa
            plus_1 optional i64 = +1
        ",
    );
}

#[test]
fn values_are_named_by_what_they_say() {
    for (schema, expected) in [
        ("{type: integer, enum: [0, 1, -1, 10]}", "json N0=\"0\" N1=\"1\" Minus1=\"-1\" N10=\"10\" Unknown"),
        ("{enum: [2.1, 2.11, 21]}", "json N2_1=\"2.1\" N2_11=\"2.11\" N21=\"21\" Unknown"),
        ("{enum: [1, '1', true]}", r#"json N1="1" N1Text="\"1\"" True="true" Unknown"#),
        ("{enum: [ASC, asc, Asc]}", "AscUppercase=\"ASC\" AscLowercase=\"asc\" Asc=\"Asc\" Unknown"),
        ("{enum: ['1', '+1', '-1']}", "N1=\"1\" Plus1=\"+1\" Minus1=\"-1\" Unknown"),
        ("{enum: ['>', '>=', '<', '']}", "Greater=\">\" GreaterEqual=\">=\" Less=\"<\" Empty=\"\" Unknown"),
        ("{enum: [a b, a_b, a-b, ab]}", "ASpaceB=\"a b\" AB=\"a_b\" ADashB=\"a-b\" Ab=\"ab\" Unknown"),
        (
            "{enum: [unknown, other, self]}",
            "Unknown=\"unknown\" Other=\"other\" SelfValue=\"self\" UnknownValue",
        ),
        (
            "{type: integer, enum: [0, 1], x-enum-varnames: [GUILD_TEXT, DM]}",
            "json GuildText=\"0\" Dm=\"1\" Unknown",
        ),
        ("{enum: [a, b], x-enum-varnames: [Same, Same]}", "Same=\"a\" SameB=\"b\" Unknown"),
    ] {
        check(&receiving(schema, ""), &format!("types:\n  things Thing enum {expected}\n"));
    }
}

#[test]
fn a_property_without_words_takes_those_of_its_component() {
    let docs = |property: &str| {
        let things = format!("{{type: object, properties: {{page: {property}}}}}");
        let others = r#"Page: {type: object, description: "Which page this is.\n\nMore.", properties: {n: {type: integer}}}"#;
        let (plan, _) = crate::harness::planned(&receiving(&things, others), "{}");
        let items = plan.types.iter().chain(&plan.resources[0].types);
        let mut fields = items.filter_map(|item| match &item.kind {
            vendorsmith::plan::TypeKind::Struct(object) => Some(&object.fields[0]),
            _ => None,
        });
        fields.find(|field| field.wire == "page").map(|field| field.docs.join("\n")).unwrap()
    };
    let reference = "{$ref: '#/components/schemas/Page'}";
    assert_eq!(docs(reference), "Which page this is.");
    assert_eq!(docs(&format!("{{nullable: true, allOf: [{reference}]}}")), "Which page this is.");
    assert_eq!(docs(&format!("{{description: Its own., allOf: [{reference}]}}")), "Its own.");
    assert_eq!(docs(&format!("{{type: array, items: {reference}}}")), "The `page` property.");
    assert_eq!(docs("{type: integer}"), "The `page` property.");
}

#[test]
fn defaults_are_told_and_of_enumerations_the_variant() {
    let docs = |property: &str| {
        let (plan, _) = crate::harness::planned(
            &receiving(
                &format!("{{type: object, properties: {{a: {property}}}}}"),
                "Sort: {type: string, enum: [new, '+1']}",
            ),
            "{}",
        );
        let items = plan.types.iter().chain(&plan.resources[0].types);
        let fields = items.filter_map(|item| match &item.kind {
            vendorsmith::plan::TypeKind::Struct(object) => Some(object.fields[0].docs.join("\n")),
            _ => None,
        });
        fields.collect::<String>()
    };
    for (property, expected) in [
        ("{type: string, default: x}", "Default: `\"x\"`."),
        ("{type: number, default: 1.10}", "Default: `1.10`."),
        ("{type: string, nullable: true, default: null}", "Default: `null`."),
        ("{type: object, default: {b: [1]}}", "Default: `{\"b\":[1]}`."),
        (
            "{allOf: [{$ref: '#/components/schemas/Sort'}], default: '+1'}",
            "Default: `\"+1\"`, which is `Sort::Plus1`.",
        ),
        ("{type: integer, enum: [1, 2], default: 2}", "Default: `2`, which is `ThingA::N2`."),
    ] {
        let found = docs(property);
        assert!(found.ends_with(expected), "{property}: {found}");
    }
}

#[test]
fn components_that_meet_after_casing_are_told_apart() {
    check(
        &receiving(
            "{type: object, properties: {a: {$ref: '#/components/schemas/pet-owner'}, \
             b: {$ref: '#/components/schemas/PetOwner'}, c: {$ref: '#/components/schemas/pet_owner'}}}",
            "
            pet-owner: {type: object, properties: {x: {type: integer}}}
            PetOwner: {type: object, properties: {y: {type: integer}}}
            pet_owner: {type: object, properties: {z: {type: integer}}}
            ",
        ),
        "
        types:
          things PetOwner struct default
            y optional i64 = y
          things PetOwnerSchema struct default
            x optional i64 = x
          things PetUnderscoreOwner struct default
            z optional i64 = z
          things Thing struct default
            a optional PetOwnerSchema = a
            b optional PetOwner = b
            c optional PetUnderscoreOwner = c
        ",
    );
}

#[test]
fn inline_schemas_are_named_after_their_place() {
    check(
        &receiving(
            "{type: object, properties: {owner: {type: object, properties: {name: {type: string}}}, \
             entries: {type: array, items: {type: object, properties: {n: {type: integer}}}}, \
             state: {type: string, enum: [on, 'off']}, \
             either: {oneOf: [{type: string}, {type: integer}]}}}",
            "",
        ),
        "
        types:
          things Thing struct default
            owner optional ThingOwner = owner
            entries optional Vec<ThingEntry> = entries
            state optional ThingState = state
            either optional ThingEither = either
          things ThingEither union String(String) Integer(i64) Other
          things ThingEntry struct default
            n optional i64 = n
          things ThingOwner struct default
            name optional String = name
          things ThingState enum On=\"on\" Off=\"off\" Unknown
        ",
    );
}

#[test]
fn bodies_and_answers_are_named_after_their_operation() {
    check(
        "
        paths:
          /x:
            post:
              operationId: make_it
              requestBody: {required: true, content: {application/json: {schema: {type: object, properties: {a: {type: string}}}}}}
              responses: {'200': {description: ok, content: {application/json: {schema: {type: object, properties: {b: {type: string}}}}}}}
        ",
        "
        types:
          x MakeItBody struct default
            a optional String = a with_a
          x MakeItResponse struct default
            b optional String = b
        ",
    );
}

#[test]
fn the_sent_form_is_named_after_what_sends_it() {
    check(
        &sending(
            "{type: object, required: [id], properties: {id: {type: integer, readOnly: true}, name: {type: string}}}",
            "",
        ),
        "
        types:
          things PostIt struct default
            name optional String = name with_name
          things Thing struct
            id required i64 = id
            name optional String = name
        ",
    );
}

#[test]
fn a_sent_form_gives_way_to_a_component_of_its_name() {
    let document = sending(
        "{type: object, required: [id], properties: {id: {type: integer, readOnly: true}, \
         next: {$ref: '#/components/schemas/PostIt'}}}",
        "PostIt: {type: string, enum: [a]}",
    );
    check(
        &document,
        "
        types:
          things PostIt enum A=\"a\" Unknown
          things PostItBody struct default
            next optional PostIt = next with_next
          things Thing struct
            id required i64 = id
            next optional PostIt = next
        ",
    );
}

#[test]
fn values_that_meet_after_casing_and_a_value_unknown_are_told_apart() {
    check(
        &receiving("{type: string, enum: ['in transit', in_transit, InTransit, unknown, '', '>=']}", ""),
        "
        types:
          things Thing enum InSpaceTransit=\"in transit\" InUnderscoreTransit=\"in_transit\" InTransit=\"InTransit\" \
         Unknown=\"unknown\" Empty=\"\" GreaterEqual=\">=\" UnknownValue
        ",
    );
}

#[test]
fn recursion_is_boxed_on_the_cycle_only() {
    check(
        &receiving(
            "{type: object, properties: {parent: {$ref: '#/components/schemas/Thing'}, \
             children: {type: array, items: {$ref: '#/components/schemas/Thing'}}, \
             leaf: {$ref: '#/components/schemas/Leaf'}}}",
            "Leaf: {type: object, properties: {n: {type: integer}}}",
        ),
        "
        types:
          things Leaf struct default
            n optional i64 = n
          things Thing struct default
            parent optional Thing boxed = parent
            children optional Vec<Thing> = children
            leaf optional Leaf = leaf
        ",
    );
}

#[test]
fn formats_and_widths_choose_the_type() {
    check(
        &receiving(
            "{type: object, properties: {a: {type: string, format: date-time}, b: {type: string, format: date}, \
             c: {type: integer, format: int32}, d: {type: number}, e: {type: number, format: float}, f: {}, \
             g: {type: object, additionalProperties: {type: string}}, h: {type: string, format: uuid}, \
             i: {type: array, items: {type: string, nullable: true}}, \
             j: {type: integer, maximum: 18446744073709551615}}}",
            "",
        ),
        "
        types:
          things Thing struct default
            a optional into runtime::DateTime = a
            b optional into runtime::Date = b
            c optional i32 = c
            d optional f64 = d
            e optional f64 = e
            f optional runtime::Json = f
            g optional Map<String> = g
            h optional into runtime::Uuid = h
            i optional Vec<Option<String>> = i
            j optional u64 = j
        ",
    );
}

#[test]
fn passwords_are_secrets_wherever_they_stand() {
    check(
        &sending(
            "{type: object, required: [a, b], properties: {a: {type: string, format: password}, \
             b: {type: string, format: password, nullable: true}, \
             c: {type: array, items: {type: string, format: password}}}}",
            "",
        ),
        "
        types:
          things Thing struct new(..)
            a required into runtime::Secret = a
            b nullable runtime::Secret = b
            c optional Vec<runtime::Secret> = c with_c
        ",
    );
}

#[test]
fn names_of_the_prelude_that_a_schema_hides_are_known() {
    check(
        &receiving(
            "{type: object, properties: {a: {$ref: '#/components/schemas/option'}, b: {$ref: '#/components/schemas/Vec'}}}",
            "option: {type: object}\nVec: {type: object}",
        ),
        "
        shadowed:
          Option
          Vec
        ",
    );
}

#[test]
fn what_is_too_deep_to_read_has_a_name() {
    let map = |of: &str| format!("{{type: object, additionalProperties: {of}}}");
    let deep = map(&map(&map("{$ref: '#/components/schemas/Leaf'}")));
    let fields = format!("{{type: object, properties: {{a: {deep}, b: {}}}}}", map(&map("{type: number}")));
    check(
        &receiving(&fields, "Leaf: {type: object, properties: {a: {type: string}}}"),
        "
        types:
          things Leaf struct default
            a optional String = a
          things MapOfMapsOfLeaf = Map<Map<Leaf>>
          things Thing struct default
            a optional Map<MapOfMapsOfLeaf> = a
            b optional Map<Map<f64>> = b
        ",
    );
}

#[test]
fn the_name_of_what_is_too_deep_gives_way() {
    let list = |of: &str| format!("{{type: array, items: {of}}}");
    let deep = list(&list(&list(&list(&list("{type: integer}")))));
    check(
        &receiving(
            &format!(
                "{{type: object, properties: {{a: {deep}, b: {{$ref: '#/components/schemas/ListOfListsOfListsOfListsOfI64'}}}}}}"
            ),
            "ListOfListsOfListsOfListsOfI64: {type: object, properties: {a: {type: string}}}",
        ),
        "
        types:
          shared ListOfListsOfListsOfListsOfI64Alias = Vec<Vec<Vec<Vec<i64>>>>
          things ListOfListsOfListsOfListsOfI64 struct default
            a optional String = a
          things Thing struct default
            a optional Vec<ListOfListsOfListsOfListsOfI64Alias> = a
            b optional ListOfListsOfListsOfListsOfI64 = b
        ",
    );
}
