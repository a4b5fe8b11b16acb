-- GET /v1/articles/1

select a.id, a.slug, a.revision, a.version, a.deleted_at, d.hash as document_hash, d.length as document_length, d.whole as document_whole
from articles a
left join article_documents d
  on d.article_id = a.id and d.version = a.version and d.format = 2
    and not exists (select 1 from name_turns)
where a.id = @Id and (a.status = 'published' or a.deleted_status = 'published')
