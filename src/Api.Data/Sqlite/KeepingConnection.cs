using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace Api.Data.Sqlite;

/// <summary>
/// A SQLite connection that keeps its prepared statements. A caller that asks for a command with the same text again
/// (Dapper makes a new one for each call) runs the kept one: preparing costs more than running, half of a read and most
/// of a write.
/// </summary>
internal sealed class KeepingConnection(string connectionString) : SqliteConnection(connectionString)
{
    // Filters make many texts; the first ones stay, which are the ones that everybody sends.
    private const int Most = 256;

    private readonly Dictionary<string, SqliteCommand> _kept = new(StringComparer.Ordinal);

    protected override DbCommand CreateDbCommand() => new KeptCommand(this);

    protected override void Dispose(bool disposing)
    {
        try
        {
            foreach (var command in _kept.Values)
            {
                command.Dispose();
            }
        }
        finally
        {
            _kept.Clear();
            base.Dispose(disposing);
        }
    }

    /// <summary>Takes the command with this text out, or makes it.</summary>
    // Taken out, not shared: a second run of one text while the first is being read needs a statement of its own.
    private SqliteCommand Take(string text) =>
        _kept.Remove(text, out var command) ? command : new SqliteCommand(text, this);

    private void GiveBack(SqliteCommand command)
    {
        // The values of its last run may be as large as an article, and would be kept with it.
        command.Parameters.Clear();
        if (_kept.Count >= Most || !_kept.TryAdd(command.CommandText, command))
        {
            command.Dispose();
        }
    }

    /// <summary>A command that borrows a kept one for as long as it lives.</summary>
    private sealed class KeptCommand(KeepingConnection connection) : DbCommand
    {
        // Only holds the caller's settings until the text is known, which selects the command to run.
        private readonly SqliteCommand _said = new();
        private SqliteCommand? _borrowed;

        [AllowNull]
        public override string CommandText { get; set; } = "";

        public override int CommandTimeout { get; set; } = connection.DefaultTimeout;

        public override CommandType CommandType { get; set; } = CommandType.Text;

        public override bool DesignTimeVisible { get; set; }

        public override UpdateRowSource UpdatedRowSource { get; set; }

        protected override DbConnection? DbConnection { get; set; } = connection;

        protected override DbParameterCollection DbParameterCollection => _said.Parameters;

        protected override DbTransaction? DbTransaction { get; set; } = connection.Transaction;

        public override void Cancel()
        {
            // SQLite commands run to their end on the thread that runs them.
        }

        public override int ExecuteNonQuery() => Borrow().ExecuteNonQuery();

        public override object? ExecuteScalar() => Borrow().ExecuteScalar();

        public override void Prepare() => Borrow().Prepare();

        protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) =>
            Borrow().ExecuteReader(behavior);

        protected override DbParameter CreateDbParameter() => new SqliteParameter();

        protected override void Dispose(bool disposing)
        {
            if (_borrowed is { } command)
            {
                _borrowed = null;
                connection.GiveBack(command);
            }

            _said.Dispose();
            base.Dispose(disposing);
        }

        private SqliteCommand Borrow()
        {
            _borrowed ??= connection.Take(CommandText);
            _borrowed.CommandTimeout = CommandTimeout;
            _borrowed.Transaction = (SqliteTransaction?)DbTransaction;
            _borrowed.Parameters.Clear(); // of the previous run, if the caller runs it again
            foreach (SqliteParameter parameter in _said.Parameters)
            {
                // Dapper leaves the sign out, and for a name without one the provider tries every sign there is,
                // through all names of the statement.
                parameter.ParameterName = parameter.ParameterName is ['@', ..]
                    ? parameter.ParameterName
                    : "@" + parameter.ParameterName;
                _borrowed.Parameters.Add(parameter);
            }

            return _borrowed;
        }
    }
}
