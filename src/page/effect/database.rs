//! The browser's database, in which the history is kept. It may be blocked, full, or of a newer version of the page: then
//! nothing is kept, and nothing breaks. Each time it is opened anew and closed again, so that no tab is ever in the way of
//! another one, or of a newer version.

use crate::state::history::{Change, Trouble, stored};
use idb::event::DatabaseEvent;
use idb::{
    Database, Error, Event, Factory, ObjectStore, ObjectStoreParams, Request, Transaction, TransactionMode,
};
use js_sys::{Array, Function, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::DomException;

const NAME: &str = "tim-tester.history";
/// A page that needs another one counts it up.
const VERSION: u32 = 1;
const STORE: &str = "entries";

/// The texts of all entries.
///
/// # Errors
/// Why they can't be read.
pub async fn read() -> Result<Vec<String>, Trouble> {
    let all = run(TransactionMode::ReadOnly, |store| store.get_all(None, None)).await?;
    let all = all.result().map_err(trouble)?;
    Ok(Array::from(&all).iter().filter_map(|text| text.as_string()).collect())
}

/// Writes changes, all or none of them.
///
/// # Errors
/// Why they can't be written.
pub async fn write(changes: &[Change]) -> Result<(), Trouble> {
    run(TransactionMode::ReadWrite, |store| changes.iter().try_for_each(|change| write_one(store, change)))
        .await
}

fn write_one(store: &ObjectStore, change: &Change) -> Result<(), Error> {
    match change {
        Change::Put(entry) => {
            let (key, text) = (entry.key.to_text().into(), stored::write(entry).into());
            store.put(&text, Some(&key)).map(drop)
        }
        Change::Gone(keys) => {
            keys.iter().try_for_each(|key| store.delete(JsValue::from(key.to_text())).map(drop))
        }
        Change::Cleared => store.clear().map(drop),
    }
}

/// Opens the database, asks something of the store and waits until that is done.
async fn run<T>(
    mode: TransactionMode,
    ask: impl FnOnce(&ObjectStore) -> Result<T, Error>,
) -> Result<T, Trouble> {
    let database = open().await?;
    let asked = async {
        let transaction = database.transaction(&[STORE], mode).map_err(trouble)?;
        let asked = ask(&transaction.object_store(STORE).map_err(trouble)?);
        // What was asked for before it failed must not be done either.
        let transaction = match &asked {
            Ok(_) => transaction,
            Err(_) => transaction.abort().map_err(trouble)?,
        };
        let ended = ended(transaction).await;
        let asked = asked.map_err(trouble)?;
        ended.map(|()| asked)
    };
    let asked = asked.await;
    database.close();
    asked
}

async fn open() -> Result<Database, Trouble> {
    let mut request =
        Factory::new().and_then(|factory| factory.open(NAME, Some(VERSION))).map_err(trouble)?;
    request.on_upgrade_needed(|event| {
        // Without its store the database is of no use, and the first transaction says so.
        let _ = event.database().and_then(|new| new.create_object_store(STORE, ObjectStoreParams::new()));
    });
    let opened = promise(|done, failed| {
        request.on_success(move |event| call(&done, event.database().map(JsValue::from)));
        request.on_error(move |event| {
            call(&failed, event.target().and_then(|request| request.error()).map(JsValue::from));
        });
    });
    let opened = JsFuture::from(opened).await.map_err(|error| trouble_of(&error))?;
    Database::try_from(opened).map_err(trouble)
}

/// Waits for a transaction's end. It fails as a whole, at the latest when all of it is written: where there is no room, say.
async fn ended(mut transaction: Transaction) -> Result<(), Trouble> {
    let ended = promise(|done, failed| {
        transaction.on_complete(move |_| call(&done, Ok(JsValue::UNDEFINED)));
        transaction.on_abort(move |event| {
            let error = event.target().and_then(|target| Transaction::try_from(target).ok()?.error());
            call(&failed, Ok(error.into()));
        });
    });
    JsFuture::from(ended).await.map(drop).map_err(|error| trouble_of(&error))
}

/// A promise that two functions settle; `begin` is called once.
fn promise(mut begin: impl FnMut(Function, Function)) -> Promise {
    Promise::new(&mut begin)
}

fn call(function: &Function, value: Result<JsValue, Error>) {
    // The functions that settle a promise never throw.
    let _ = function.call1(&JsValue::NULL, &value.unwrap_or_default());
}

fn trouble(error: Error) -> Trouble {
    match error {
        Error::IndexedDbOpenFailed(error)
        | Error::TransactionOpenFailed(error)
        | Error::UpdateFailed(error)
        | Error::DeleteFailed(error)
        | Error::ClearFailed(error) => trouble_of(&error),
        _ => Trouble::Forbidden,
    }
}

fn trouble_of(error: &JsValue) -> Trouble {
    match error.dyn_ref::<DomException>().map(DomException::name).as_deref() {
        Some("QuotaExceededError") => Trouble::Full,
        Some("VersionError") => Trouble::Newer,
        _ => Trouble::Forbidden,
    }
}
