/**
 * What an administrator writes down: a blueprint ({@link org.yijian.routes.definition.Blueprints}) filled in with typed
 * parameters. No addresses in URI form, no expressions, no code: each parameter has a type that says what is allowed,
 * hosts must be on the allow-list, secrets are named and never written down.
 */
@NullMarked
package org.yijian.routes.definition;

import org.jspecify.annotations.NullMarked;
