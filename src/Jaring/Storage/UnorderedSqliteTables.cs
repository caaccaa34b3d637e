using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace Jaring.Storage;

/// <summary>
/// Creates every table WITHOUT ROWID. A hidden row number would keep the order in which reports and drills arrived for whoever copies the file;
/// so rows lie in the order of their random ids (peers.md class 13, metadata). Long texts lie apart from their rows: see <see cref="RewriteWorker"/>.
/// </summary>
internal sealed class UnorderedSqliteTables(
    MigrationsSqlGeneratorDependencies dependencies,
    IRelationalAnnotationProvider annotations) : SqliteMigrationsSqlGenerator(dependencies, annotations)
{
    protected override void Generate(CreateTableOperation operation, IModel? model, MigrationCommandListBuilder builder, bool terminate = true)
    {
        base.Generate(operation, model, builder, terminate: false);
        builder.Append(" WITHOUT ROWID");
        if (terminate)
        {
            builder.AppendLine(Dependencies.SqlGenerationHelper.StatementTerminator);
            EndStatement(builder);
        }
    }
}
