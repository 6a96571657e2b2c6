/** A dialect whose connections throw errors without data. */
import type {
  CompiledQuery,
  DatabaseConnection,
  Dialect,
  Driver,
  TransactionSettings,
} from 'kysely';
import { withoutData } from './errors.ts';

type Rest = DropFirst<Parameters<DatabaseConnection['executeQuery']>>;
type DropFirst<T extends unknown[]> = T extends [unknown, ...infer R] ? R : never;

export function cleanDialect(dialect: Dialect): Dialect {
  return {
    createAdapter: () => dialect.createAdapter(),
    createDriver: () => new CleanDriver(dialect.createDriver()),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
  };
}

class CleanDriver implements Driver {
  readonly #driver: Driver;
  readonly #cleaned = new WeakSet<DatabaseConnection>();

  constructor(driver: Driver) {
    this.#driver = driver;
  }

  async acquireConnection(
    ...options: Parameters<Driver['acquireConnection']>
  ): Promise<DatabaseConnection> {
    const connection = await this.#driver.acquireConnection(...options);
    // The driver knows its connections by identity: the method is replaced, not the object.
    if (!this.#cleaned.has(connection)) {
      this.#cleaned.add(connection);
      const execute = connection.executeQuery.bind(connection);
      connection.executeQuery = async <R>(query: CompiledQuery, ...rest: Rest) => {
        try {
          return await execute<R>(query, ...rest);
        } catch (error) {
          throw withoutData(error);
        }
      };
    }
    return connection;
  }

  init(...options: Parameters<Driver['init']>): Promise<void> {
    return this.#driver.init(...options);
  }

  beginTransaction(connection: DatabaseConnection, settings: TransactionSettings) {
    return this.#driver.beginTransaction(connection, settings);
  }

  commitTransaction(connection: DatabaseConnection): Promise<void> {
    return this.#driver.commitTransaction(connection);
  }

  rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    return this.#driver.rollbackTransaction(connection);
  }

  releaseConnection(connection: DatabaseConnection): Promise<void> {
    return this.#driver.releaseConnection(connection);
  }

  destroy(): Promise<void> {
    return this.#driver.destroy();
  }
}
