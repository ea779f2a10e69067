/**
 * The fields of the create-service wizard, for the classic frontend system: put them into the
 * `ScaffolderFieldExtensions` of the scaffolder page.
 *
 * @packageDocumentation
 */

export * from './extensions';
